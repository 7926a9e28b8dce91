package io.penstock.etl.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The columns that each dataset has, so that a plan is known to be wrong before the first record is mapped by it.
 *
 * @param byDataset the columns of each dataset, in the order of its table
 */
public record DatasetColumns(Map<String, List<String>> byDataset) {

    /**
     * Checks that the plan's dataset and target columns exist.
     *
     * @throws InvalidPlan when one does not
     */
    void check(MappingPlan plan, PlanText text) {
        List<String> columns = byDataset.get(plan.dataset());
        if (columns == null) {
            throw text.fault(
                    "/dataset",
                    "expected one of " + String.join(", ", new TreeMap<>(byDataset).keySet()) + ", found '"
                            + plan.dataset() + "'");
        }
        for (TargetColumn target : plan.targetColumns()) {
            if (!columns.contains(target.name())) {
                throw text.fault(
                        "/columns/" + target.name(),
                        "expected a column of dataset " + plan.dataset() + " (" + String.join(", ", columns)
                                + "), found '" + target.name() + "'");
            }
        }
    }
}
