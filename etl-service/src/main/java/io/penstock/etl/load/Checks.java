package io.penstock.etl.load;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The checks of finished loads. */
@ApplicationScoped
class Checks {

    private static final String CHECKS = """
            SELECT check_name, target, passed, expected, actual FROM etl.validation
            WHERE batch_id = ? ORDER BY passed, target, check_name""";

    private final AgroalDataSource dataSource;

    Checks(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<Check> of(long batchId) {
        List<Check> checks = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(CHECKS)) {
            query.setLong(1, batchId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    checks.add(new Check(
                            row.getString("check_name"),
                            row.getString("target"),
                            row.getBoolean("passed"),
                            row.getString("expected"),
                            row.getString("actual")));
                }
            }
            return checks;
        } catch (SQLException e) {
            throw new IllegalStateException("checks cannot be read batchId=" + batchId, e);
        }
    }
}
