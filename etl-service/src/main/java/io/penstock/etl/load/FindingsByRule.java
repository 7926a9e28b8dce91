package io.penstock.etl.load;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.check.RuleWords;
import io.penstock.etl.dataset.Datasets;
import io.penstock.etl.load.ValidationFailed.RejectedRows;
import io.penstock.etl.load.ValidationFailed.UnreadValues;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How many rows of a load each rule has rejected, and how many values it could not read; the commonest first. What people have
 * accepted is not among them.
 */
@ApplicationScoped
class FindingsByRule {

    /** Rules that are told; the rest is seen where the rejects are. */
    private static final int RULES = 20;

    private static final String REJECTS_BY_RULE = """
            SELECT rule, column_name, count(*) AS rows FROM etl.reject
            WHERE batch_id = ? AND rule <> 'smart360-refused' AND acceptance IS NULL
            GROUP BY rule, column_name ORDER BY rows DESC, rule, column_name LIMIT ?""";

    private static final String UNREAD_BY_RULE = """
            SELECT rule, column_name, count(*) AS rows FROM etl.anomaly
            WHERE batch_id = ? AND record IS NOT NULL AND acceptance IS NULL
            GROUP BY rule, column_name ORDER BY rows DESC, rule, column_name LIMIT ?""";

    private static final String ACCEPTED = """
            SELECT (SELECT count(*) FROM etl.reject WHERE batch_id = $1 AND acceptance IS NOT NULL) AS rejects,
                   (SELECT count(*) FROM etl.anomaly WHERE batch_id = $1 AND acceptance IS NOT NULL) AS unread""";

    private final AgroalDataSource dataSource;
    private final Datasets datasets;

    FindingsByRule(AgroalDataSource dataSource, Datasets datasets) {
        this.dataSource = dataSource;
        this.datasets = datasets;
    }

    List<RejectedRows> rejects(Load load) {
        return find(REJECTS_BY_RULE, load, RejectedRows::new);
    }

    List<UnreadValues> unread(Load load) {
        return load.unread == 0 ? List.of() : find(UNREAD_BY_RULE, load, UnreadValues::new);
    }

    /** Counts anew what is accepted of a load, of which some may have been corrected or taken up since. */
    void countAccepted(Load load) {
        if (load.acceptedRejects + load.acceptedUnread == 0) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(ACCEPTED.replace("$1", Long.toString(load.batchId)))) {
            row.next();
            load.acceptedRejects = row.getLong("rejects");
            load.acceptedUnread = row.getLong("unread");
        } catch (SQLException e) {
            throw new IllegalStateException("findings cannot be counted batchId=" + load.batchId, e);
        }
    }

    private <T> List<T> find(String query, Load load, ByRule<T> byRule) {
        List<T> rules = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setLong(1, load.batchId);
            statement.setInt(2, RULES);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    String rule = row.getString("rule");
                    String column = row.getString("column_name");
                    rules.add(byRule.of(rule, column, words(load, rule, column), row.getLong("rows")));
                }
            }
            return rules;
        } catch (SQLException e) {
            throw new IllegalStateException("findings cannot be counted batchId=" + load.batchId, e);
        }
    }

    /** What is wrong, as the dataset's declaration says it, or as rules of plans are told. */
    private String words(Load load, String rule, String column) {
        return datasets.named(load.dataset).stream()
                .flatMap(dataset -> dataset.allChecks().stream())
                .filter(check -> check.rule().equals(rule) && check.column().equals(column))
                .findFirst()
                .map(check -> column.replace('_', ' ') + ": expected " + check.expected())
                .orElseGet(() -> RuleWords.of(rule, column));
    }

    /** Makes of what a rule has found what is told of it. */
    private interface ByRule<T> {
        T of(String rule, String column, String words, long rows);
    }
}
