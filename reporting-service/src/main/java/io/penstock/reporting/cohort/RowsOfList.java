package io.penstock.reporting.cohort;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a list, in the current transaction: its accounts with whoever has them, and its rejected rows. */
@ApplicationScoped
class RowsOfList {

    private static final SqlFile ROWS = SqlFile.of("cohort/rows-of-batch.sql");
    private static final SqlFile REJECTED = SqlFile.of("cohort/rejected-of-batch.sql");
    private static final int ROWS_AT_ONCE = 1_000;

    private final AgroalDataSource dataSource;

    RowsOfList(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    interface Reading<T> {
        T from(ResultSet rows) throws IOException, SQLException;
    }

    <T> T read(long batchId, Reading<T> reading) throws IOException, SQLException {
        return read(ROWS, reading, batchId);
    }

    /** Reads the rejected rows, the first {@code limit} of them. */
    <T> T readRejected(long batchId, int limit, Reading<T> reading) throws IOException, SQLException {
        return read(REJECTED, reading, batchId, batchId, limit);
    }

    private <T> T read(SqlFile sql, Reading<T> reading, Object... values) throws IOException, SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setFetchSize(ROWS_AT_ONCE);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reading.from(rows);
            }
        }
    }
}
