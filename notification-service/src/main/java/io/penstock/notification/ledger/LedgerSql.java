package io.penstock.notification.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Runs statements in the current transaction, past the object-relational mapper. */
@ApplicationScoped
class LedgerSql {

    /** Sets a statement's parameters. */
    interface Parameters {
        void of(PreparedStatement statement) throws SQLException;
    }

    /** Reads the row at which the result stands. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final AgroalDataSource dataSource;

    LedgerSql(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    <T> List<T> rows(String sql, Parameters parameters, Row<T> row) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.of(statement);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.of(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw unable(e);
        }
    }

    void update(String sql, Parameters parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.of(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw unable(e);
        }
    }

    static void setArray(PreparedStatement statement, int place, String type, Collection<?> values)
            throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf(type, values.toArray()));
    }

    static void setInstant(PreparedStatement statement, int place, Instant instant) throws SQLException {
        statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
    }

    private static IllegalStateException unable(SQLException cause) {
        return new IllegalStateException("ledger cannot be read or written", cause);
    }
}
