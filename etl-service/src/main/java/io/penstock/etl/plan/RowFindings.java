package io.penstock.etl.plan;

import io.penstock.etl.check.Faults;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is found wrong with one row. */
final class RowFindings implements Faults {
    private String column;
    private String rejectedColumn;
    private Finding first;
    private StringBuilder reasons;
    private List<Finding> anomalies;

    /** What follows is about this column. */
    void at(String target) {
        column = target;
    }

    @Override
    public void reject(String rule, String reason) {
        rejectedColumn = column;
        if (first == null) {
            first = new Finding(column, rule, reason);
            return;
        }
        if (reasons == null) {
            reasons = new StringBuilder(first.reason());
        }
        reasons.append("; also ").append(column).append(": ").append(reason);
    }

    @Override
    public void anomaly(String rule, String reason) {
        if (anomalies == null) {
            anomalies = new ArrayList<>(2);
        }
        anomalies.add(new Finding(column, rule, reason));
    }

    /** Whether the column at hand has been rejected, so that nothing more need be said of it. */
    boolean rejectedHere() {
        return rejectedColumn != null && rejectedColumn.equals(column);
    }

    Mapped result(Object[] values) {
        if (first == null) {
            return new Row(values, anomalies == null ? List.of() : anomalies);
        }
        return new Rejected(first.column(), first.rule(), reasons == null ? first.reason() : reasons.toString());
    }
}
