package io.penstock.reporting.reminder;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The record of runs. */
@ApplicationScoped
class ReminderRuns {

    /** One run at a time, whichever replica it is on: the second then sees what the first has published. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('reminder_run', 0))";

    private static final SqlFile BEGIN = SqlFile.of("reminder/begin.sql");
    private static final SqlFile FINISH = SqlFile.of("reminder/finish.sql");
    private static final SqlFile SUPERSEDE = SqlFile.of("reminder/supersede.sql");
    private static final SqlFile NEWEST_HELD = SqlFile.of("reminder/newest-held.sql");
    private static final SqlFile NEWEST = SqlFile.of("reminder/newest.sql");
    private static final SqlFile ONE = SqlFile.of("reminder/one.sql");
    private static final SqlFile NOT_REACHED = SqlFile.of("reminder/not-reached.sql");

    private final AgroalDataSource dataSource;
    private final ReminderSettings settings;

    ReminderRuns(AgroalDataSource dataSource, ReminderSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /** Waits for other runs to end; held until the current transaction ends. */
    void lock() {
        query(LOCK, row -> row, List.of());
    }

    /** Puts a run on record, and sets aside those held that it makes needless. */
    long begin(LocalDate asOf, String state, String detail, String by) {
        List<Long> id = query(
                BEGIN.text(),
                row -> row.getLong("run_id"),
                List.of(asOf, leads(), state, Optional.ofNullable(detail), by));
        supersedeHeldBefore(id.get(0));
        return id.get(0);
    }

    void finish(long runId, Tally tally) {
        update(
                FINISH,
                List.of(
                        leads(),
                        tally.selected(),
                        tally.fresh(),
                        tally.known(),
                        tally.unreachable(),
                        tally.optedOut(),
                        runId));
        supersedeHeldBefore(runId);
    }

    /** The held run of the latest date; it makes those before it needless. */
    Optional<ReminderRun> newestHeld() {
        return query(NEWEST_HELD.text(), ReminderRun::of, List.of()).stream().findAny();
    }

    List<ReminderRun> newest(int limit) {
        return query(NEWEST.text(), ReminderRun::of, List.of(limit));
    }

    Optional<ReminderRun> one(long runId) {
        return query(ONE.text(), ReminderRun::of, List.of(runId)).stream().findAny();
    }

    List<NotReached> notReachedBy(long runId, int limit) {
        return query(NOT_REACHED.text(), NotReached::of, List.of(runId, limit));
    }

    private void supersedeHeldBefore(long runId) {
        update(SUPERSEDE, List.of(runId));
    }

    private Integer[] leads() {
        return settings.leadDays().toArray(Integer[]::new);
    }

    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Read<T> read, List<?> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(read.from(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("reminder runs not read", e);
        }
    }

    private void update(SqlFile sql, List<?> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql.text(), values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("reminder run not written", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i) instanceof Optional<?> maybe ? maybe.orElse(null) : values.get(i);
            if (value instanceof Integer[] numbers) {
                statement.setArray(i + 1, connection.createArrayOf("integer", numbers));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
