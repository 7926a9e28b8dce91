package io.penstock.reporting.analytics;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** Reads the granted views of the lending. */
@ApplicationScoped
class Mart {

    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    private static final String MARK = SqlFile.of("analytics/mark.sql").text();

    /** SQLSTATE of a schema, a table and a privilege that is missing. */
    private static final Set<String> NOT_THERE = Set.of("3F000", "42P01", "42501");

    private final AgroalDataSource dataSource;

    Mart(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What was found.
     *
     * @param mark of the mart as it was when it was asked
     */
    record Found<A>(String mark, A answer) {}

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /** Another mark than last time means that clients or loans have changed. */
    String mark() {
        return read(Mart::mark);
    }

    /** Asks a question of one state of the mart. */
    <A> Found<A> ask(Question<?, A> question, Selection selection) {
        return QuarkusTransaction.requiringNew()
                .call(() -> read(connection -> {
                    try (var snapshot = connection.createStatement()) {
                        snapshot.execute(SNAPSHOT);
                    }
                    try (PreparedStatement statement = connection.prepareStatement(question.sql())) {
                        selection.bind(statement);
                        return new Found<>(mark(connection), question.ask(statement));
                    }
                }));
    }

    private static String mark(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            if (NOT_THERE.contains(e.getSQLState())) {
                throw HttpProblem.valueOf(Status.SERVICE_UNAVAILABLE, "the mart of the lending is not there yet");
            }
            throw new IllegalStateException("mart not read", e);
        }
    }
}
