package io.penstock.etl.plan;

import io.penstock.etl.check.CheckCatalog;
import io.penstock.etl.check.Quoted;
import io.penstock.etl.dataset.Dataset;
import io.penstock.etl.dataset.DatasetColumn;
import io.penstock.etl.declaration.DeclarationText;
import io.penstock.etl.declaration.InvalidDeclaration;
import java.util.stream.Collectors;

/** Holds a plan against the dataset that it loads, so that it is known to be wrong before the first record is mapped by it. */
record DatasetMatch(Dataset dataset, DeclarationText text) {

    /** @throws InvalidDeclaration when the plan, as it is written, says otherwise than its dataset, or names other columns */
    void checkText() {
        expect("/key", dataset.key(), text.root().path("key").asText(dataset.key()));
        expect(
                "/duplicates",
                dataset.duplicates().spelling(),
                text.root().path("duplicates").asText(dataset.duplicates().spelling()));
        text.root().get("columns").fieldNames().forEachRemaining(this::column);
    }

    /** @throws InvalidDeclaration when the plan gives other values than the columns of its dataset take */
    void check(MappingPlan plan) {
        plan.targetColumns().forEach(this::checkType);
        plan.mergeChecks().forEach(this::checkMergeCheck);
    }

    private DatasetColumn column(String name) {
        return dataset.column(name)
                .orElseThrow(() -> text.fault(
                        "/columns/" + name,
                        "expected a column of dataset " + dataset.name() + " ("
                                + dataset.columns().stream()
                                        .map(DatasetColumn::name)
                                        .collect(Collectors.joining(", "))
                                + "), found '" + name + "'"));
    }

    private void checkType(TargetColumn target) {
        Class<?> expected = column(target.name()).type().javaType();
        if (expected != target.type().javaType()) {
            throw text.fault(
                    "/columns/" + target.name() + "/clean",
                    "expected functions that read " + ColumnType.of(expected).words() + ", as dataset "
                            + dataset.name() + " has there, found those that give "
                            + target.type().words());
        }
    }

    private void checkMergeCheck(MergeCheck check) {
        String pointer = "/columns/" + check.column() + "/checks";
        if (check.kind() == CheckCatalog.UNIQUE) {
            expect(pointer, "unique only for the key " + dataset.key(), check.column(), dataset.key());
        } else {
            String refers = dataset.column(check.column())
                    .filter(DatasetColumn::refers)
                    .map(column -> check.refers().startsWith(column.references() + ".") ? check.refers() : null)
                    .orElse(null);
            expect(pointer, "a reference that dataset " + dataset.name() + " declares", check.refers(), refers);
        }
    }

    private void expect(String pointer, String expected, String found) {
        expect(pointer, expected + ", as dataset " + dataset.name() + " has", found, expected);
    }

    private void expect(String pointer, String words, String found, String asked) {
        if (!found.equals(asked)) {
            throw text.fault(pointer, "expected " + words + ", found " + Quoted.of(found));
        }
    }
}
