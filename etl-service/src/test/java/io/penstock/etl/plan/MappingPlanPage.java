package io.penstock.etl.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.etl.check.CheckCatalog;
import io.penstock.etl.check.Rule;
import io.penstock.etl.check.Severity;
import io.penstock.etl.check.Table;
import io.penstock.etl.clean.CleaningCatalog;
import io.penstock.etl.declaration.DeclarationText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes the reference page of mapping plans from the schema, the catalogs, the test tables and the built-in plans. */
final class MappingPlanPage {
    static final String COMMAND = "./mvnw -pl etl-service -am test -Dtest=MappingPlanPageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dmapping-plans.write=true";
    private static final int EXAMPLES = 4;

    private final String consumers = resource("/plans/consumers.yaml");
    private final JsonNode plan =
            DeclarationText.read("consumers.yaml", consumers).root();
    private final LoansSection loans = new LoansSection(resource("/plans/loans.yaml"));
    private final JsonNode schema;

    MappingPlanPage() throws IOException {
        schema = new ObjectMapper().readTree(resource(PlanFiles.SCHEMA));
    }

    String text() throws IOException {
        JsonNode column = schema.at("/$defs/column");
        JsonNode check = schema.at("/$defs/check/else");
        return resource("/plan/mapping-plans.template.md")
                .replace("{{command}}", COMMAND)
                .replace("{{consumers-head}}", consumersUntil("columns:").strip())
                .replace("{{consumers-columns}}", consumersColumns())
                .replace("{{consumers-table}}", columnsTable(plan))
                .replace("{{loans-some}}", loans.some())
                .replace("{{loans-table}}", columnsTable(loans.plan()))
                .replace("{{loans-row-checks}}", loans.rowChecks())
                .replace("{{loans-rules}}", planRules(loans.plan().get("rowChecks")))
                .replace("{{accounts}}", accounts())
                .replace("{{other-columns-keys}}", keys(schema.at("/properties/otherColumns"), List.of()))
                .replace("{{row-check-keys}}", keys(schema.at("/$defs/rowCheck/then"), List.of()))
                .replace("{{keys}}", keys(schema, List.of()))
                .replace("{{column-keys}}", keys(column, List.of()))
                .replace("{{check-keys}}", keys(check, List.of("severity", "rule")))
                .replace("{{functions}}", functions())
                .replace("{{checks}}", checks())
                .replace("{{plan-rules}}", planRules(plan.get("columns")))
                .replace("{{rules}}", rules());
    }

    private String consumersUntil(String line) {
        return consumers.substring(0, consumers.indexOf("\n" + line + "\n"));
    }

    private String consumersColumns() {
        String columns = consumers.substring(consumers.indexOf("\ncolumns:\n") + 1);
        String names = columns.substring(0, columns.indexOf("  address_line_1:"));
        String phone = columns.substring(columns.indexOf("  phone_number:"), columns.indexOf("  email_address:"));
        return (names + "  # …\n" + phone).stripTrailing();
    }

    private static String accounts() {
        String accounts = resource("/plans/accounts.yaml");
        return accounts.substring(accounts.indexOf("duplicates:")).strip();
    }

    private static String columnsTable(JsonNode plan) {
        List<String> rows = new ArrayList<>(List.of("| column | from | cleaning | checks |", "|---|---|---|---|"));
        plan.get("columns").properties().forEach(entry -> {
            JsonNode column = entry.getValue();
            rows.add("| `" + entry.getKey() + "` | " + column.path("from").asText() + " | "
                    + named(column.path("clean")) + " | " + named(column.path("checks")) + " |");
        });
        return String.join("\n", rows);
    }

    private static String named(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(MappingPlanPage::use)
                .collect(Collectors.joining(", "));
    }

    private static String use(JsonNode item) {
        if (item.isTextual()) {
            return "`" + item.asText() + "`";
        }
        String name = item.fieldNames().next();
        String argument = item.get(name).isBoolean() ? "" : ": " + argument(item.get(name));
        return "`" + name + argument + "`"
                + (item.has("severity")
                        ? " (" + item.get("severity").asText() + " `"
                                + item.path("rule").asText() + "`)"
                        : "");
    }

    /** Arguments as a plan writes them in one line. */
    static String argument(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(entry -> entry.getKey() + ": " + argument(entry.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        } else if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(MappingPlanPage::argument)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return node.asText();
    }

    /** A table of the keys of an object in the schema; all of them when none are named. */
    private static String keys(JsonNode object, List<String> only) {
        List<String> required = new ArrayList<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        List<String> rows = new ArrayList<>(List.of("| key | | meaning |", "|---|---|---|"));
        object.path("properties").properties().stream()
                .filter(entry -> only.isEmpty() || only.contains(entry.getKey()))
                .map(entry ->
                        "| `" + entry.getKey() + "` | " + (required.contains(entry.getKey()) ? "needed" : "optional")
                                + " | " + entry.getValue().path("description").asText() + " |")
                .forEach(rows::add);
        return String.join("\n", rows);
    }

    private static String functions() {
        return Arrays.stream(CleaningCatalog.values())
                .map(MappingPlanPage::function)
                .collect(Collectors.joining("\n\n"));
    }

    private static String function(CleaningCatalog entry) {
        List<String> lines = new ArrayList<>();
        lines.add("### `" + entry.spelling() + "`\n");
        lines.add(entry.meaning());
        if (!entry.arguments().equals("none")) {
            lines.add("Arguments: " + entry.arguments() + ".");
        }
        if (!entry.rules().isEmpty()) {
            lines.add("Rules: "
                    + entry.rules().stream()
                            .map(rule ->
                                    "`" + rule.id() + "` (" + rule.severity().spelling() + ")")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        lines.add("");
        lines.add(examples(entry));
        return String.join("\n", lines);
    }

    /** A table of the first cases that find nothing, and of the first for each finding, for each set of arguments. */
    private static String examples(CleaningCatalog entry) {
        List<Table.Case> cases = Table.read("/clean/" + entry.spelling() + ".txt");
        boolean arguments =
                cases.stream().anyMatch(example -> !example.arguments().isEmpty());
        Map<String, Integer> seen = new HashMap<>();
        List<String> rows = new ArrayList<>(
                arguments
                        ? List.of("| given | with | gives | finds |", "|---|---|---|---|")
                        : List.of("| given | gives | finds |", "|---|---|---|"));
        for (Table.Case example : cases) {
            int number = seen.merge(example.cell(2) + example.arguments(), 1, Integer::sum);
            if (number <= (example.cell(2).isEmpty() ? EXAMPLES : 1)) {
                String with = example.arguments().isEmpty() ? "" : "`" + example.arguments() + "`";
                rows.add("| " + shown(example.cell(0)) + " | " + (arguments ? with + " | " : "")
                        + shown(example.cell(1)) + " | " + example.cell(2) + " |");
            }
        }
        return String.join("\n", rows);
    }

    private static String shown(String value) {
        if (value == null) {
            return "(none)";
        }
        StringBuilder shown = new StringBuilder("`");
        value.chars()
                .forEach(c -> shown.append(
                        c < ' ' || (c > '~' && !Character.isLetterOrDigit(c)) || (c == ' ' && value.isBlank())
                                ? String.format(Locale.ROOT, "\\u%04x", c)
                                : c == '|' ? "\\|" : String.valueOf((char) c)));
        return shown.append("`").toString();
    }

    private static String checks() {
        return Stream.concat(
                        Stream.of("| check | arguments | asks |", "|---|---|---|"),
                        Arrays.stream(CheckCatalog.values())
                                .map(entry -> "| `" + entry.spelling() + "` | " + entry.arguments() + " | "
                                        + entry.meaning() + " |"))
                .collect(Collectors.joining("\n"));
    }

    private static String planRules(JsonNode part) {
        return part.findValuesAsText("rule").stream()
                .map(rule -> "`" + rule + "`")
                .collect(Collectors.joining(" and "));
    }

    private static String rules() {
        Stream<Rule> rules = Stream.concat(
                RecordMapper.RULES.stream(),
                Arrays.stream(CleaningCatalog.values()).flatMap(entry -> entry.rules().stream()));
        Stream<String> checks = Arrays.stream(CheckCatalog.values())
                .map(entry -> "| `" + entry.spelling() + "` | as the plan says | " + entry.meaning() + " |");
        return Stream.of(
                        Stream.of("| rule | severity | asks |", "|---|---|---|"),
                        rules.map(rule -> "| `" + rule.id() + "` | " + severity(rule) + " | " + rule.meaning() + " |"),
                        checks,
                        Stream.of(
                                "| `comparison` | as the plan says | A comparison of two columns must hold. |",
                                "| `presence` | as the plan says | A value must be there exactly when another column says so. |"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String severity(Rule rule) {
        if (!rule.unread()) {
            return "anomaly";
        }
        return rule.severity() == Severity.ANOMALY
                ? "anomaly, unread value"
                : RecordMapper.RULES.contains(rule) ? "reject" : "reject or unread value";
    }

    private static String resource(String name) {
        try (InputStream stream = MappingPlanPage.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
