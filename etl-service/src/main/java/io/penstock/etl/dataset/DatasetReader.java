package io.penstock.etl.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.etl.check.Quoted;
import io.penstock.etl.declaration.DeclarationText;
import io.penstock.etl.declaration.InvalidDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Understands a declaration of a dataset whose shape is right. */
final class DatasetReader {

    /** Columns that every stage or mart table has of its own. */
    private static final Set<String> OWN = Set.of("batch_id", "line", "created_batch", "changed_batch");

    private final DeclarationText text;
    private final JsonNode root;
    private final String yaml;
    private final Function<String, String> files;

    /** @param files gives the text of a file beside the declaration, or null if it is not there */
    DatasetReader(DeclarationText text, String yaml, Function<String, String> files) {
        this.text = text;
        this.root = text.root();
        this.yaml = yaml;
        this.files = files;
    }

    /** @throws InvalidDeclaration when the declaration contradicts itself or names what does not exist */
    Dataset read() {
        DatasetKind kind = root.path("kind").asText("keyed").equals("list") ? DatasetKind.LIST : DatasetKind.KEYED;
        Dataset dataset = new Dataset(
                root.get("dataset").asText(),
                root.get("table").asText(),
                kind,
                root.get("key").asText(),
                columns(kind),
                DuplicatePolicy.named(root.path("duplicates").asText("first-stays")),
                checks(),
                steps("before-merge"),
                steps("after-merge"),
                text.file(),
                yaml);
        checkNames(dataset);
        return dataset;
    }

    private List<DatasetColumn> columns(DatasetKind kind) {
        List<DatasetColumn> columns = new ArrayList<>();
        root.get("columns").properties().forEach(entry -> {
            String pointer = "/columns/" + entry.getKey();
            JsonNode node = entry.getValue();
            if (OWN.contains(entry.getKey())) {
                throw text.fault(
                        pointer, "expected a name that no table has of its own, found '" + entry.getKey() + "'");
            }
            DatasetType type = new DatasetType((node.isTextual() ? node : node.get("type")).asText());
            if (type.name().equals("jsonb") && kind != DatasetKind.LIST) {
                throw text.fault(pointer, "expected jsonb in lists only, found it in a keyed dataset");
            }
            JsonNode references = node.path("references");
            columns.add(new DatasetColumn(
                    entry.getKey(),
                    type,
                    references.isMissingNode() ? null : references.asText(),
                    references.isMissingNode()
                            ? null
                            : MissingReferencePolicy.named(node.path("missing").asText("wait"))));
        });
        return columns;
    }

    private List<DatasetCheck> checks() {
        List<DatasetCheck> checks = new ArrayList<>();
        root.path("checks")
                .forEach(check -> checks.add(new DatasetCheck(
                        check.get("rule").asText(),
                        check.get("column").asText(),
                        check.get("that").asText(),
                        check.path("expected").asText(check.get("that").asText()),
                        check.path("severity").asText("reject").equals("reject"))));
        return checks;
    }

    private List<DatasetStep> steps(String moment) {
        List<DatasetStep> steps = new ArrayList<>();
        for (JsonNode name : root.path("steps").path(moment)) {
            String statement = files.apply(name.asText() + ".sql");
            if (statement == null) {
                throw text.fault(
                        "/steps/" + moment + "/" + steps.size(),
                        "expected a file " + name.asText() + ".sql beside this one, found none");
            }
            steps.add(new DatasetStep(name.asText(), statement.strip()));
        }
        return steps;
    }

    private void checkNames(Dataset dataset) {
        DatasetColumn key = dataset.column(dataset.key())
                .orElseThrow(
                        () -> text.fault("/key", "expected one of the columns, found " + Quoted.of(dataset.key())));
        if (!key.type().canBeKey()) {
            throw text.fault(
                    "/columns/" + key.name(),
                    "expected text, integer or bigint as the type of the key, found "
                            + key.type().name());
        }
        for (int i = 0; i < dataset.checks().size(); i++) {
            String column = dataset.checks().get(i).column();
            if (dataset.column(column).isEmpty()) {
                throw text.fault("/checks/" + i + "/column", "expected one of the columns, found " + Quoted.of(column));
            }
        }
    }
}
