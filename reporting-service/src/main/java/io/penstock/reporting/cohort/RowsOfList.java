package io.penstock.reporting.cohort;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the accounts of a list with whoever has them, from the snapshot of the current transaction. */
@ApplicationScoped
class RowsOfList {

    private static final SqlFile ROWS = SqlFile.of("cohort/rows-of-batch.sql");
    private static final int ROWS_AT_ONCE = 1_000;

    private final AgroalDataSource dataSource;

    RowsOfList(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    interface Reading<T> {
        T from(ResultSet rows) throws IOException, SQLException;
    }

    <T> T read(long batchId, Reading<T> reading) throws IOException, SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ROWS.text())) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setLong(1, batchId);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.from(rows);
            }
        }
    }
}
