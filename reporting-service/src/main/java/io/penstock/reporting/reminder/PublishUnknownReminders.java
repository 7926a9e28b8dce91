package io.penstock.reporting.reminder;

import io.agroal.api.AgroalDataSource;
import io.penstock.messaging.Failures;
import io.penstock.messaging.Outbox;
import io.penstock.reporting.lender.LenderCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Publishes reminders again that the notification service has not heard of for long, as long as their loans are not past due.
 * Their events may be lost: Kafka kept them for a shorter time than the notification service was away, or a dead letter was
 * never put back.
 */
@ApplicationScoped
class PublishUnknownReminders {

    private static final Logger LOG = Logger.getLogger(PublishUnknownReminders.class);
    private static final int MAX_REMINDERS = 1_000;
    private static final String TAKE =
            "SELECT loan_id, due_date, lead_days, run_id, as_of FROM take_unknown_reminders(?, ?, ?)";

    private final AgroalDataSource dataSource;
    private final ReminderRuns runs;
    private final LenderCalendar calendar;
    private final Outbox outbox;
    private final UnknownReminderSettings settings;

    PublishUnknownReminders(
            AgroalDataSource dataSource,
            ReminderRuns runs,
            LenderCalendar calendar,
            Outbox outbox,
            UnknownReminderSettings settings) {
        this.dataSource = dataSource;
        this.runs = runs;
        this.calendar = calendar;
        this.outbox = outbox;
        this.settings = settings;
    }

    @Scheduled(
            every = "{penstock.reporting.unknown-reminders.look-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        try {
            int reminders = QuarkusTransaction.requiringNew().call(this::publishSome);
            if (reminders > 0) {
                LOG.warnf("reminders published again reminders=%d unknownFor=%s", reminders, settings.after());
            }
        } catch (RuntimeException e) {
            LOG.logf(Failures.level(e), "unknown reminders not looked for failure=%s", Failures.describe(e));
        }
    }

    private int publishSome() {
        runs.lock();
        List<ReminderDue> reminders = take();
        reminders.forEach(reminder -> outbox.publish(String.valueOf(reminder.loanId()), reminder));
        return reminders.size();
    }

    private List<ReminderDue> take() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<ReminderDue> reminders = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                var take = connection.prepareStatement(TAKE)) {
            take.setObject(1, now.minus(settings.after()).atOffset(ZoneOffset.UTC));
            take.setObject(2, calendar.today());
            take.setInt(3, MAX_REMINDERS);
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    reminders.add(new ReminderDue(
                            row.getLong("loan_id"),
                            row.getObject("due_date", LocalDate.class),
                            row.getInt("lead_days"),
                            row.getLong("run_id"),
                            row.getObject("as_of", LocalDate.class),
                            now));
                }
            }
            return reminders;
        } catch (SQLException e) {
            throw new IllegalStateException("unknown reminders not read", e);
        }
    }
}
