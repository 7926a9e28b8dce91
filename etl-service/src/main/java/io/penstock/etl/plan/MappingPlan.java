package io.penstock.etl.plan;

import io.penstock.etl.check.Presence;
import io.penstock.etl.check.RowCheck;
import io.penstock.etl.check.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the columns of a feed become the columns of a dataset. Read from YAML by {@link MappingPlans}; immutable.
 *
 * @param plan name of the plan
 * @param dataset where the rows go
 * @param feeds feeds whose batches the plan loads
 * @param key target column that names a row of the dataset
 * @param rejectThreshold share of rejected rows (0 to 1) above which people are told; 0: any reject
 * @param unreadThreshold values that could not be read, as a share of the rows, above which people are told
 * @param region two-letter region of phone numbers without country code
 * @param locale language tag of numbers and letter case
 * @param zone where times without zone are
 * @param sources columns of the file
 * @param columns columns of the dataset, in order
 * @param others where the columns of the file go that no source takes; null if they are not loaded
 * @param rowChecks rules on two columns of a row
 * @param mergeChecks checks left to the merge
 */
public record MappingPlan(
        String plan,
        String dataset,
        List<String> feeds,
        String key,
        double rejectThreshold,
        double unreadThreshold,
        String region,
        String locale,
        String zone,
        List<SourceColumn> sources,
        List<PlanColumn> columns,
        OtherColumns others,
        List<RowCheck> rowChecks,
        List<MergeCheck> mergeChecks) {

    /** The dataset's columns in the order of {@link Row#values}. */
    public List<TargetColumn> targetColumns() {
        Stream<TargetColumn> targets = columns.stream().map(column -> new TargetColumn(column.target(), column.type()));
        return others == null
                ? targets.toList()
                : Stream.concat(targets, Stream.of(new TargetColumn(others.into(), ColumnType.TEXT)))
                        .toList();
    }

    /**
     * Whether a row is rejected whose value of a column cannot be read: unless the plan says so itself, in keys, and where a
     * row without the value would be rejected.
     */
    boolean rejectsUnread(PlanColumn column) {
        if (column.unread() != null) {
            return column.unread() == Severity.REJECT;
        }
        return column.key()
                || column.required()
                || rowChecks.stream()
                        .anyMatch(check -> check instanceof Presence
                                && check.outcome().severity() == Severity.REJECT
                                && check.column().equals(column.target()));
    }

    MappingPlan withRowChecks(List<RowCheck> checks) {
        return new MappingPlan(
                plan,
                dataset,
                feeds,
                key,
                rejectThreshold,
                unreadThreshold,
                region,
                locale,
                zone,
                sources,
                columns,
                others,
                checks,
                mergeChecks);
    }

    /** Position of a target column in {@link Row#values}, or -1. */
    public int indexOf(String target) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).target().equals(target)) {
                return i;
            }
        }
        return -1;
    }
}
