package io.penstock.reporting.cohort;

import io.agroal.api.AgroalDataSource;
import io.penstock.messaging.trace.CurrentStep;
import io.penstock.reporting.SqlFile;
import io.penstock.reporting.cohort.Cohort.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cohorts, read and written in the current transaction. */
@ApplicationScoped
class CohortTable {

    /** Names are given by one replica at a time. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('cohort file names', 0))";

    /** All rows of a list are read from one state of the mart. */
    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

    /** What stands still is let go by the database after a while; this waits for another connection meanwhile. */
    private static final String HOLD = "SELECT set_config('idle_in_transaction_session_timeout', ?, true)";

    private static final SqlFile ASK = SqlFile.of("cohort/ask.sql");
    private static final SqlFile ASK_BY_QUERY = SqlFile.of("cohort/ask-by-query.sql");
    private static final SqlFile UNNAMED = SqlFile.of("cohort/unnamed.sql");
    private static final SqlFile NAME = SqlFile.of("cohort/name.sql");
    private static final SqlFile FREE_NAME = SqlFile.of("cohort/free-name.sql");
    private static final SqlFile CLAIM = SqlFile.of("cohort/claim.sql");
    private static final SqlFile MADE = SqlFile.of("cohort/made.sql");
    private static final SqlFile FAILED = SqlFile.of("cohort/failed.sql");
    private static final SqlFile RETRY = SqlFile.of("cohort/retry.sql");
    private static final SqlFile NEWEST = SqlFile.of("cohort/newest.sql");
    private static final String ONE = "SELECT * FROM cohort WHERE cohort_id = ?";
    private static final String UNTOLD = "SELECT * FROM take_untold_workbooks(?, 100)";
    private static final String COUNT = "SELECT count(*) FROM cohort WHERE state = ?";

    private final AgroalDataSource dataSource;

    CohortTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    /** Returns whether a workbook is to be made, or made anew. */
    boolean ask(AccountsLoaded list, String by) {
        return update(
                ASK,
                list.batchId(),
                list.feed(),
                list.name(),
                by,
                list.read(),
                list.kept(),
                list.duplicate(),
                list.rejected(),
                CurrentStep.traceparent());
    }

    /**
     * Asks for what a query chooses. Nothing comes of it if a schedule has asked for that date before, and it has not failed.
     *
     * @param parameters a JSON object
     * @param schedule null if a person asks
     */
    Optional<Cohort> ask(String query, String parameters, LocalDate asOf, String by, String schedule) {
        String traceparent = CurrentStep.traceparent();
        return query(ASK_BY_QUERY.text(), Cohort::of, query, parameters, asOf, by, schedule, traceparent).stream()
                .findAny();
    }

    List<Cohort> unnamed() {
        query(LOCK, row -> row);
        return query(UNNAMED.text(), Cohort::of);
    }

    /** Reserves a name for the file, unless another has it. */
    boolean name(long cohortId, String fileName, String detail) {
        return update(NAME, fileName, detail, cohortId, fileName);
    }

    /** Of a file that somebody took away, or that could not be made, the name is free. */
    void freeName(String fileName) {
        update(FREE_NAME, fileName);
    }

    /** The next one to be made, which no other replica makes until the current transaction ends. */
    Optional<Cohort> claim() {
        execute(SNAPSHOT);
        return query(CLAIM.text(), Cohort::of).stream().findAny();
    }

    /** Cohorts whose workbook was made before a time, of which ingest-service may not have heard; each again only after as long. */
    List<Cohort> takeUntold(Instant before) {
        return query(UNTOLD, Cohort::of, before.atOffset(ZoneOffset.UTC));
    }

    /** Keeps the current transaction, although it is asked nothing, for so long. */
    void hold(Duration longest) {
        query(HOLD, row -> row, longest.toMillis() + "ms");
    }

    void made(long cohortId, MadeWorkbook made) {
        update(
                MADE,
                made.chosen(),
                made.chosen() == null ? null : made.found() + made.notFound(),
                made.chosen() == null ? null : made.chosen() - made.found() - made.notFound(),
                made.found(),
                made.notFound(),
                made.sheets(),
                made.bytes(),
                made.sha256(),
                made.encrypted(),
                made.madeAt().atOffset(ZoneOffset.UTC),
                cohortId);
    }

    /** Puts a failed attempt on record; returns what state that leads to, if it is still to be made. */
    Optional<State> failed(long cohortId, String why, boolean passes, Duration pause, int attempts) {
        double seconds = pause.toMillis() / 1000.0;
        return query(
                        FAILED.text(),
                        row -> State.valueOf(row.getString("state")),
                        why,
                        seconds,
                        attempts,
                        passes,
                        cohortId)
                .stream()
                .findAny();
    }

    /** Returns whether it had failed. */
    boolean retry(long cohortId) {
        return update(RETRY, cohortId);
    }

    Optional<Cohort> one(long cohortId) {
        return query(ONE, Cohort::of, cohortId).stream().findAny();
    }

    List<Cohort> newest(Optional<State> state, int limit) {
        String name = state.map(State::name).orElse(null);
        return query(NEWEST.text(), Cohort::of, name, name, limit);
    }

    long count(State state) {
        return query(COUNT, row -> row.getLong(1), state.name()).get(0);
    }

    private void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cohorts not read", e);
        }
    }

    private <T> List<T> query(String sql, Read<T> read, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(read.from(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cohorts not read", e);
        }
    }

    private boolean update(SqlFile sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql.text(), values)) {
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("cohort not written", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
