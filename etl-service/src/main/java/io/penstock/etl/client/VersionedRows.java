package io.penstock.etl.client;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads rows of a mart table as they are, were, and became so. */
record VersionedRows<T>(DataSource dataSource, String now, String at, String history, RowReader<T> reader) {

    static VersionedRows<Client> clients(DataSource dataSource) {
        return new VersionedRows<>(dataSource, Sql.CLIENT, Sql.CLIENT_AT, Sql.CLIENT_HISTORY, Client::of);
    }

    static VersionedRows<Loan> loans(DataSource dataSource) {
        return new VersionedRows<>(dataSource, Sql.LOAN, Sql.LOAN_AT, Sql.LOAN_HISTORY, Loan::of);
    }

    /** The row as it is. */
    Optional<T> find(long id) {
        return read(now, query -> query.setLong(1, id), reader).stream().findFirst();
    }

    /** The row as it was at a time. */
    Optional<T> find(long id, Instant time) {
        Arguments arguments = query -> {
            query.setLong(1, id);
            query.setObject(2, time.atOffset(ZoneOffset.UTC));
        };
        return read(at, arguments, reader).stream().findFirst();
    }

    /** What was done to the row, newest first; empty if there never was one. */
    List<Change<T>> changes(long id) {
        return read(history, query -> query.setLong(1, id), this::change);
    }

    private Change<T> change(ResultSet row) throws SQLException {
        return new Change<>(
                row.getString("operation"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                row.getObject("batch_id", Long.class),
                row.getBoolean("existed") ? reader.read(row) : null);
    }

    private <R> List<R> read(String sql, Arguments arguments, RowReader<R> rowReader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            arguments.set(query);
            List<R> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rowReader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the mart cannot be read", e);
        }
    }

    interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    private interface Arguments {
        void set(PreparedStatement query) throws SQLException;
    }
}
