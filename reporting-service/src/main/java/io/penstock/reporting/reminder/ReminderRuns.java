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
import java.util.Arrays;
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
    private static final SqlFile MISSED = SqlFile.of("reminder/missed.sql");
    private static final SqlFile MISSED_BY = SqlFile.of("reminder/missed-by.sql");
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

    /** Puts a run on record that is to be carried out now. */
    long begin(LocalDate asOf, String by) {
        return begin(asOf, "DONE", null, by, null, null);
    }

    /** Puts a run on record that is held, and supersedes those held that it makes needless. */
    long beginHeld(LocalDate asOf, Hold hold, String by, LocalDate today) {
        long runId = begin(asOf, "HELD", hold.inWords(), by, asOf, hold.batchId());
        supersedeHeld(runId, asOf, today);
        return runId;
    }

    private long begin(LocalDate asOf, String state, String detail, String by, LocalDate heldFrom, Long heldBy) {
        return query(
                        BEGIN.text(),
                        row -> row.getLong("run_id"),
                        Arrays.asList(asOf, leads(), state, detail, by, heldFrom, heldBy))
                .get(0);
    }

    /**
     * Supersedes the held runs that a run for a day makes needless.
     *
     * @return since when and by what reminders were held, the run itself included
     */
    HeldSince supersedeHeld(long runId, LocalDate day, LocalDate today) {
        return query(SUPERSEDE.text(), HeldSince::of, List.of(day, today, runId, runId))
                .get(0);
    }

    /** Records the loans that fell due from one day up to, not including, another, and were not reminded of on their day. */
    long recordMissed(long runId, LocalDate from, LocalDate to) {
        return update(MISSED, List.of(runId, from, to, leads()));
    }

    void finish(long runId, LocalDate chosenFor, Tally tally) {
        update(
                FINISH,
                List.of(
                        leads(),
                        chosenFor,
                        tally.selected(),
                        tally.fresh(),
                        tally.known(),
                        tally.unreachable(),
                        tally.optedOut(),
                        tally.missed(),
                        runId));
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

    List<MissedReminder> missedBy(long runId, int limit) {
        return query(MISSED_BY.text(), MissedReminder::of, List.of(runId, limit));
    }

    private Integer[] leads() {
        return settings.leadDays().toArray(Integer[]::new);
    }

    /** Since when, and by which batch, reminders were held; null if they were not. */
    record HeldSince(LocalDate from, Long batchId) {

        private static HeldSince of(ResultSet row) throws SQLException {
            return new HeldSince(row.getObject("held_from", LocalDate.class), row.getObject("held_by", Long.class));
        }
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

    private int update(SqlFile sql, List<?> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql.text(), values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("reminder run not written", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof Integer[] numbers) {
                statement.setArray(i + 1, connection.createArrayOf("integer", numbers));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
