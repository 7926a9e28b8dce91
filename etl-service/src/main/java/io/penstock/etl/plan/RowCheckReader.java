package io.penstock.etl.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.etl.check.Comparison;
import io.penstock.etl.check.Outcome;
import io.penstock.etl.check.Quoted;
import io.penstock.etl.check.Severity;
import java.util.ArrayList;
import java.util.List;

/** Understands {@code rowChecks}, once the columns are known. */
record RowCheckReader(PlanText text, MappingPlan plan) {

    List<Comparison> read() {
        List<Comparison> checks = new ArrayList<>();
        for (JsonNode node : text.root().path("rowChecks")) {
            try {
                checks.add(comparable(comparison(node)));
            } catch (IllegalArgumentException e) {
                throw text.fault("/rowChecks/" + checks.size(), e.getMessage());
            }
        }
        return List.copyOf(checks);
    }

    private static Comparison comparison(JsonNode node) {
        Outcome outcome = new Outcome(
                Severity.named(node.path("severity").asText("reject")),
                node.path("rule").asText("comparison"));
        return Comparison.parse(
                node.isTextual() ? node.asText() : node.get("compare").asText(), outcome);
    }

    private Comparison comparable(Comparison comparison) {
        ColumnType left = type(comparison.left());
        ColumnType right = type(comparison.right());
        boolean ordered = left != ColumnType.TEXT && left != ColumnType.BOOLEAN;
        if (left != right || (comparison.operator().ordering() && !ordered)) {
            throw new IllegalArgumentException(
                    "expected two columns of one type that has an order, found " + left + " and " + right);
        }
        return comparison;
    }

    private ColumnType type(String column) {
        int index = plan.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("expected a target column of the plan, found " + Quoted.of(column));
        }
        return plan.columns().get(index).type();
    }
}
