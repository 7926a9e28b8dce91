package io.penstock.etl.load;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.ValidationFailed.RejectedRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How many rows of a load each rule has rejected, the commonest first. */
@ApplicationScoped
class RejectsByRule {

    /** Rules that are told; the rest is seen where the rejects are. */
    private static final int RULES = 20;

    private static final String REJECTS_BY_RULE = """
            SELECT rule, column_name, count(*) AS rows FROM etl.reject
            WHERE batch_id = ? AND rule <> 'smart360-refused'
            GROUP BY rule, column_name ORDER BY rows DESC, rule, column_name LIMIT ?""";

    private final AgroalDataSource dataSource;

    RejectsByRule(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<RejectedRows> of(long batchId) {
        List<RejectedRows> rules = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                var query = connection.prepareStatement(REJECTS_BY_RULE)) {
            query.setLong(1, batchId);
            query.setInt(2, RULES);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    rules.add(
                            new RejectedRows(row.getString("rule"), row.getString("column_name"), row.getLong("rows")));
                }
            }
            return rules;
        } catch (SQLException e) {
            throw new IllegalStateException("rejects cannot be counted batchId=" + batchId, e);
        }
    }
}
