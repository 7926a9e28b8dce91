package io.penstock.reporting.cohort.query;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Runs queries, as a role that can read the views that are granted to it, and nothing else; on a connection of its own. */
@ApplicationScoped
public class RunQuery {

    private static final SqlFile ROWS = SqlFile.of("cohort/rows-of-query.sql");
    private static final String PLACE = "{query}";
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    private static final String LIMIT_TIME = "SELECT set_config('statement_timeout', ?, true)";

    /** Longer than the database takes to end a statement by itself; only a dead connection is silent for longer. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final AgroalDataSource dataSource;
    private final Queries queries;
    private final QuerySettings settings;

    RunQuery(@DataSource("cohort") AgroalDataSource dataSource, Queries queries, QuerySettings settings) {
        this.dataSource = dataSource;
        this.queries = queries;
        this.settings = settings;
    }

    /** Reads what a query chose. */
    public interface Reading<T> {

        /**
         * Reads all rows.
         *
         * @param most rows that the query may have given, of all that {@code chosen} counts
         */
        T from(ResultSet rows, int most) throws IOException, SQLException;
    }

    /**
     * Runs a query and reads what it chose.
     *
     * @param arguments the text of each parameter
     * @param today the date for which it is run
     * @throws QueryFailure if it will fail again
     */
    public <T> T run(String name, Map<String, String> arguments, LocalDate today, Reading<T> reading)
            throws IOException, SQLException {
        CohortQuery query = queries.named(name)
                .orElseThrow(() -> new QueryFailure("the query is no longer among those that are set up"));
        Duration timeout = query.ownTimeout().orElse(settings.timeout());
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                begin(connection, timeout);
                return read(connection, query, values(query, arguments, today), reading);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            Optional<QueryFailure> stays = QueryFailure.of(e, timeout);
            if (stays.isPresent()) {
                throw stays.get();
            }
            throw e;
        }
    }

    private static Values values(CohortQuery query, Map<String, String> arguments, LocalDate today) {
        Arguments checked = Arguments.of(query.parameters(), arguments);
        if (!checked.faults().isEmpty()) {
            throw new QueryFailure("the query was changed since it was asked for: " + checked.inWords());
        }
        return new Values(query.parameters(), checked.values(), today);
    }

    private static void begin(Connection connection, Duration timeout) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(timeout.plus(SILENCE).toMillis()));
        try (Statement begin = connection.createStatement();
                PreparedStatement limit = connection.prepareStatement(LIMIT_TIME)) {
            begin.execute(BEGIN);
            limit.setString(1, Long.toString(timeout.toMillis()));
            limit.execute();
        }
    }

    private <T> T read(Connection connection, CohortQuery query, Values values, Reading<T> reading)
            throws IOException, SQLException {
        NamedSql sql = query.statement();
        int most = query.rows() == null ? settings.rows() : query.rows();
        try (PreparedStatement statement =
                connection.prepareStatement(ROWS.text().replace(PLACE, sql.text()))) {
            statement.setFetchSize(ROWS_AT_ONCE);
            int place = 1;
            for (String name : sql.names()) {
                statement.setObject(place++, values.of(name));
            }
            // One more than there may be, by which it is seen that there are more.
            statement.setInt(place, most + 1);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.from(rows, most);
            }
        }
    }
}
