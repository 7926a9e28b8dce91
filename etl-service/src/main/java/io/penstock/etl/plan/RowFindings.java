package io.penstock.etl.plan;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what is found wrong with one row. Where a value need not be there, not being able to read it is an anomaly: the
 * row has no value then.
 */
final class RowFindings implements Faults {
    private final NumberConventions numbers;
    private String column;
    private boolean optional;
    private boolean unreadable;
    private String placeholder;
    private List<Finding> rejects;
    private List<Finding> anomalies;
    private List<Finding> unread;

    RowFindings(NumberConventions numbers) {
        this.numbers = numbers;
    }

    /** What follows is about this column, which the row needs. */
    void at(String target) {
        column = target;
        optional = false;
        unreadable = false;
        placeholder = null;
    }

    /** What follows is the reading of this column, which the row does not need. */
    void atOptional(String target) {
        at(target);
        optional = true;
    }

    /** What follows are the checks of the value that was read. */
    void endReading() {
        optional = false;
    }

    @Override
    public void reject(String rule, String reason) {
        unreadable = true;
        if (optional) {
            anomaly(rule, reason);
            unread = added(new Finding(column, rule, reason), unread);
        } else {
            rejects = added(new Finding(column, rule, reason), rejects);
        }
    }

    @Override
    public void anomaly(String rule, String reason) {
        anomalies = added(new Finding(column, rule, reason), anomalies);
    }

    private static List<Finding> added(Finding finding, List<Finding> findings) {
        List<Finding> all = findings == null ? new ArrayList<>(2) : findings;
        all.add(finding);
        return all;
    }

    @Override
    public void noValue(String text) {
        placeholder = text;
    }

    @Override
    public void sawOtherNumbers() {
        numbers.noteOther();
    }

    @Override
    public boolean doubtsNumber() {
        return numbers.noteAmbiguous();
    }

    @Override
    public String nothing() {
        return Quoted.of(placeholder);
    }

    /** Whether the value of the column at hand could not be read, so that nothing more need be said of it. */
    boolean isUnreadable() {
        return unreadable || isFaulty(column);
    }

    /** Whether a column has been rejected, or its value could not be read. */
    boolean isFaulty(String target) {
        return isAmong(rejects, target) || isAmong(unread, target);
    }

    private static boolean isAmong(List<Finding> findings, String target) {
        if (findings == null) {
            return false;
        }
        for (Finding finding : findings) {
            if (target.equals(finding.column())) {
                return true;
            }
        }
        return false;
    }

    /** What comes of the row; a reject tells of the values too that would be an anomaly by themselves. */
    Mapped result(Object[] values) {
        if (rejects == null) {
            return new Row(values, anomalies == null ? List.of() : anomalies);
        }
        if (unread != null) {
            rejects.addAll(unread);
        }
        return Rejected.of(rejects);
    }
}
