package io.penstock.reporting.reminder;

import io.agroal.api.AgroalDataSource;
import io.penstock.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Publishes what a run chose, in its transaction. */
@ApplicationScoped
class PublishReminders {

    private static final int EVENTS_AT_ONCE = 1_000;

    private final AgroalDataSource dataSource;
    private final Outbox outbox;

    PublishReminders(AgroalDataSource dataSource, Outbox outbox) {
        this.dataSource = dataSource;
        this.outbox = outbox;
    }

    Publishing of(long runId, LocalDate asOf) {
        return new Publishing(runId, asOf);
    }

    /** What one run publishes, in portions. */
    class Publishing {

        private final long runId;
        private final LocalDate asOf;
        private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        private final List<ReminderDue> waiting = new ArrayList<>(EVENTS_AT_ONCE);

        Publishing(long runId, LocalDate asOf) {
            this.runId = runId;
            this.asOf = asOf;
        }

        void add(DueLoan loan) {
            waiting.add(new ReminderDue(loan.loanId(), loan.dueDate(), loan.leadDays(), runId, asOf, at));
            if (waiting.size() == EVENTS_AT_ONCE) {
                flush();
            }
        }

        void flush() {
            try (var connection = dataSource.getConnection()) {
                outbox.publishAll(connection, waiting, event -> String.valueOf(event.loanId()));
            } catch (SQLException e) {
                throw new IllegalStateException("reminders not published", e);
            }
            waiting.clear();
        }
    }
}
