package io.penstock.etl.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.etl.check.Comparison;
import io.penstock.etl.check.Outcome;
import io.penstock.etl.check.Presence;
import io.penstock.etl.check.Quoted;
import io.penstock.etl.check.RowCheck;
import io.penstock.etl.check.Severity;
import io.penstock.etl.declaration.DeclarationText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Understands {@code rowChecks}, once the columns are known. */
record RowCheckReader(DeclarationText text, MappingPlan plan) {
    private static final String CONDITION = "exactly-when";

    List<RowCheck> read() {
        List<RowCheck> checks = new ArrayList<>();
        for (JsonNode node : text.root().path("rowChecks")) {
            try {
                checks.add(rule(node));
            } catch (IllegalArgumentException e) {
                throw text.fault("/rowChecks/" + checks.size(), e.getMessage());
            }
        }
        return List.copyOf(checks);
    }

    private RowCheck rule(JsonNode node) {
        if (node.has("compare") && (node.has("present") || node.has(CONDITION))) {
            throw new IllegalArgumentException(
                    "expected either 'compare' or 'present' with 'exactly-when', found both");
        }
        return node.has("present") ? presence(node) : comparison(node);
    }

    private RowCheck presence(JsonNode node) {
        Map.Entry<String, JsonNode> condition =
                node.get(CONDITION).properties().iterator().next();
        Set<String> values = new LinkedHashSet<>();
        condition.getValue().forEach(value -> values.add(value.asText()));
        if (condition.getValue().isTextual()) {
            values.add(condition.getValue().asText());
        }
        String column = node.get("present").asText();
        type(column);
        if (type(condition.getKey()) != ColumnType.TEXT) {
            throw new IllegalArgumentException(
                    "expected a text column after '" + CONDITION + "', found " + Quoted.of(condition.getKey()));
        }
        return new Presence(column, condition.getKey(), values, outcome(node, "presence"));
    }

    private RowCheck comparison(JsonNode node) {
        Comparison comparison = Comparison.parse(
                node.isTextual() ? node.asText() : node.get("compare").asText(), outcome(node, "comparison"));
        ColumnType left = type(comparison.column());
        ColumnType right = type(comparison.other());
        boolean ordered = left != ColumnType.TEXT && left != ColumnType.BOOLEAN;
        if (left != right || (comparison.operator().ordering() && !ordered)) {
            throw new IllegalArgumentException(
                    "expected two columns of one type that has an order, found " + left + " and " + right);
        }
        return comparison;
    }

    private static Outcome outcome(JsonNode node, String rule) {
        return new Outcome(
                Severity.named(node.path("severity").asText("reject")),
                node.path("rule").asText(rule));
    }

    private ColumnType type(String column) {
        int index = plan.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("expected a target column of the plan, found " + Quoted.of(column));
        }
        return plan.columns().get(index).type();
    }
}
