package io.penstock.schedules;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** The times of a cron expression in a zone. */
final class CronTimes {

    /** How far back the last time is looked for; the first step that holds one ends the search. */
    private static final List<Duration> STEPS_BACK = List.of(
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofDays(8),
            Duration.ofDays(32),
            Duration.ofDays(367),
            Duration.ofDays(4 * 366 + 1));

    private final CronExpression expression;

    /** @throws IllegalArgumentException if the expression is none, with what is wrong with it */
    CronTimes(String cron, ZoneId zone) {
        try {
            this.expression = new CronExpression(cron);
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "expected a cron expression like 0 0 8 * * ?, found " + cron + ": " + e.getMessage(), e);
        }
        expression.setTimeZone(TimeZone.getTimeZone(zone));
    }

    CronExpression expression() {
        return expression;
    }

    /** The first time after a moment. */
    Optional<Instant> after(Instant moment) {
        return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(moment)))
                .map(Date::toInstant);
    }

    /** The last time up to a moment, and including it. */
    Optional<Instant> upTo(Instant moment) {
        for (Duration step : STEPS_BACK) {
            Optional<Instant> last = lastBetween(moment.minus(step), moment);
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> lastBetween(Instant from, Instant to) {
        Optional<Instant> last = Optional.empty();
        Optional<Instant> next = after(from);
        while (next.isPresent() && !next.get().isAfter(to)) {
            last = next;
            next = after(next.get());
        }
        return last;
    }
}
