package io.penstock.schedules;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Something that is done at set times by one replica of those that run. Every bean of this type, and what every {@link
 * ScheduleSource} names, is kept in the store that the replicas share; one whose times were changed in the configuration is
 * changed there at the next start.
 *
 * <p>Times that passed while no replica ran are made up by one run, which is told the date of the last of them. A run that
 * throws is tried again, first after a minute; so is one whose replica died. It may therefore happen more than once for
 * a date, and must have its effect once. Two runs of one schedule never overlap, save when a replica is taken for dead that
 * only stood still.
 *
 * <pre>{@code
 * @ApplicationScoped
 * class WeeklyLetter implements Schedule {
 *     public String name() { return "weekly-letter"; }
 *     public String cron() { return settings.cron(); }
 *     public ZoneId zone() { return calendar.zone(); }
 *     public void run(LocalDate date) { writeLetter.write(date); }
 * }
 * }</pre>
 */
public interface Schedule {

    /** The value of {@link #cron()} for what is not done by itself; a person can ask for it all the same. */
    String OFF = "off";

    /** Names it in the store, in logs, metrics and addresses; must not change. */
    String name();

    /**
     * When it is due: a cron expression as Quartz reads it, with seconds first ({@code 0 0 7 ? * MON} is Mondays at
     * 07:00), or {@link #OFF}.
     */
    String cron();

    /** The zone in which the expression is read. A time that clocks skip when they go forward is not run on that day. */
    ZoneId zone();

    /**
     * Does it. Of what it throws only the kind is kept on record, never the text; after a {@link NotAgain} it is not tried
     * again.
     *
     * @param date the date, in {@link #zone()}, of the time at which this run was due; when it is made up, that is not
     *     today. The date on which a person asked for it, if one did
     */
    void run(LocalDate date);
}
