package io.penstock.etl.plan;

import io.penstock.etl.declaration.InvalidDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plans and mappers for tests. */
final class Plans {
    static final List<String> CONSUMERS_HEADER = List.of(
            "Consumer ID",
            "Name",
            "Address",
            "Contact Number",
            "Email Address",
            "Account Number",
            "Meter Number",
            "Tariff Plan",
            "Consumption History",
            "Payment Status");

    private Plans() {}

    static MappingPlan consumers() {
        return MappingPlans.load(null, null).forFeed("consumers").orElseThrow();
    }

    static RecordMapper mapper(MappingPlan plan, List<String> header) {
        return ((Bound) RecordMapper.bind(plan, header)).mapper();
    }

    /** A plan {@code test} with a key {@code id}, two sources A and B, and the given columns and row checks. */
    static MappingPlan plan(Path folder, String columnsAndMore) {
        try {
            Files.writeString(folder.resolve("test.yaml"), """
                    plan: test
                    dataset: test
                    feeds: [test]
                    key: id
                    duplicates: first-stays
                    zone: America/New_York
                    sources: { Id: [], A: [], B: [] }
                    columns:
                      id: { from: Id, checks: [required] }
                    """ + columnsAndMore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return MappingPlans.load(folder, null).forFeed("test").orElseThrow();
    }

    /** What is wrong with the one plan that cannot be used. */
    static InvalidDeclaration onlyFault(MappingPlans plans) {
        if (plans.faults().size() != 1) {
            throw new AssertionError("expected one fault, found " + plans.faults());
        }
        return plans.faults().get(0);
    }

    /** The outcome of a mapping as the tables of the tests write it. */
    static String outcome(Mapped mapped) {
        if (mapped instanceof Rejected rejected) {
            String also =
                    rejected.reason().replaceFirst("(?s)^((?!; also ).)*", "").replaceAll("(?s):.*", "");
            return "reject " + rejected.column() + " " + rejected.rule() + also;
        }
        return String.join(
                ", ",
                ((Row) mapped)
                        .anomalies().stream()
                                .map(finding -> "anomaly " + finding.column() + " " + finding.rule())
                                .toList());
    }
}
