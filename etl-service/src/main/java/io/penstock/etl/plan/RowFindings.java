package io.penstock.etl.plan;

import io.penstock.etl.check.Faults;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is found wrong with one row. */
final class RowFindings implements Faults {
    private String column;
    private List<Finding> rejects;
    private List<Finding> anomalies;

    /** What follows is about this column. */
    void at(String target) {
        column = target;
    }

    @Override
    public void reject(String rule, String reason) {
        if (rejects == null) {
            rejects = new ArrayList<>(2);
        }
        rejects.add(new Finding(column, rule, reason));
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
        return rejected(column);
    }

    /** Whether a column has been rejected. */
    boolean rejected(String target) {
        if (rejects == null) {
            return false;
        }
        for (Finding reject : rejects) {
            if (target.equals(reject.column())) {
                return true;
            }
        }
        return false;
    }

    Mapped result(Object[] values) {
        if (rejects == null) {
            return new Row(values, anomalies == null ? List.of() : anomalies);
        }
        return Rejected.of(rejects);
    }
}
