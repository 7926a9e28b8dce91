package io.penstock.etl.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.etl.declaration.DeclarationText;
import java.util.ArrayList;
import java.util.List;

/** What the reference page shows of the loans plan. */
record LoansSection(String yaml) {

    JsonNode plan() {
        return DeclarationText.read("loans.yaml", yaml).root();
    }

    /** The plan in extracts. */
    String some() {
        return String.join(
                "\n  # …\n",
                extract("columns:", "  loan_id:"),
                extract("  paid_at:", "  tax:"),
                extract("rowChecks:", null));
    }

    private String extract(String from, String to) {
        int start = yaml.indexOf("\n" + from, yaml.indexOf("\ncolumns:")) + 1;
        return yaml.substring(start, to == null ? yaml.length() : yaml.indexOf("\n" + to, start))
                .stripTrailing();
    }

    /** Rows of a table: rule as written, severity, id. */
    String rowChecks() {
        List<String> rows = new ArrayList<>();
        for (JsonNode check : plan().get("rowChecks")) {
            boolean comparison = check.isTextual() || check.has("compare");
            String written = check.isTextual()
                    ? check.asText()
                    : check.has("compare")
                            ? check.get("compare").asText()
                            : "present: " + check.get("present").asText() + ", exactly-when: "
                                    + MappingPlanPage.argument(check.get("exactly-when"));
            rows.add("| `" + written + "` | " + check.path("severity").asText("reject") + " | `"
                    + check.path("rule").asText(comparison ? "comparison" : "presence") + "` |");
        }
        return String.join("\n", rows);
    }
}
