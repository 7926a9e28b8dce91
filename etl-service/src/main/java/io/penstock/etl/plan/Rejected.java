package io.penstock.etl.plan;

import java.util.List;

/**
 * A record that must not be loaded.
 *
 * @param column target column of the first fault; null when the fault is the record's own (wrong number of columns)
 * @param rule stable id of the first broken rule, see the reference page
 * @param reason "expected …, found …; also column: …" with all faults of the record; may quote values, so it is for
 *     operators and never for logs or events
 * @param faults each fault by itself, the first one first
 */
public record Rejected(String column, String rule, String reason, List<Finding> faults) implements Mapped {

    Rejected(String column, String rule, String reason) {
        this(column, rule, reason, List.of(new Finding(column, rule, reason)));
    }

    /** Puts the faults of a record together. */
    static Rejected of(List<Finding> faults) {
        Finding first = faults.get(0);
        StringBuilder reasons = new StringBuilder(first.reason());
        for (Finding other : faults.subList(1, faults.size())) {
            reasons.append("; also ").append(other.column()).append(": ").append(other.reason());
        }
        return new Rejected(first.column(), first.rule(), reasons.toString(), List.copyOf(faults));
    }
}
