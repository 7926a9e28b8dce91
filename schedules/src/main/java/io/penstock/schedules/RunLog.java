package io.penstock.schedules;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Keeps what becomes of each run, for 90 days. */
@ApplicationScoped
class RunLog {

    private static final Logger LOG = Logger.getLogger(RunLog.class);

    /** Runs of one schedule follow each other: that of another is over, whatever became of its replica. */
    private static final String CLOSE = """
            UPDATE schedule_run SET outcome = 'FAILED', ended_at = now(), detail = 'no end on record'
            WHERE schedule = ? AND outcome = 'RUNNING'""";

    private static final String BEGIN = """
            INSERT INTO schedule_run (schedule, due_at, replica, asked_by, outcome)
            VALUES (?, ?, ?, ?, 'RUNNING') RETURNING run_id""";
    private static final String END =
            "UPDATE schedule_run SET outcome = ?, ended_at = now(), detail = ? WHERE run_id = ?";
    private static final String FORGET = "DELETE FROM schedule_run WHERE started_at < now() - interval '90 days'";

    private final AgroalDataSource dataSource;

    RunLog(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Notes that a run begins; gives the id by which its end is noted. */
    long begin(Beginning run) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement close = connection.prepareStatement(CLOSE);
                PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            close.setString(1, run.schedule());
            close.executeUpdate();
            begin.setString(1, run.schedule());
            begin.setObject(2, run.dueAt().atOffset(ZoneOffset.UTC));
            begin.setString(3, run.replica());
            begin.setString(4, run.askedBy().orElse(null));
            try (var row = begin.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("run not put on record", e);
        }
    }

    /** Notes how a run ended. That it cannot be noted does not undo it, so that is logged only. */
    void end(long runId, Outcome outcome, String detail) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement end = connection.prepareStatement(END)) {
            end.setString(1, outcome.name());
            end.setString(2, detail);
            end.setLong(3, runId);
            end.executeUpdate();
        } catch (SQLException e) {
            LOG.warnf("end of run not put on record runId=%d outcome=%s sqlState=%s", runId, outcome, e.getSQLState());
        }
    }

    /** Notes that a run did not take place. */
    void skip(Beginning run, String detail) {
        end(begin(run), Outcome.SKIPPED, detail);
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        try (Connection connection = dataSource.getConnection();
                var delete = connection.createStatement()) {
            delete.executeUpdate(FORGET);
        } catch (SQLException e) {
            LOG.warnf("old runs stay on record for now sqlState=%s", e.getSQLState());
        }
    }
}
