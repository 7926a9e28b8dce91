package io.penstock.notification.alert;

import static java.util.Objects.requireNonNull;

import io.penstock.notification.alert.Finding.Check;
import io.penstock.notification.alert.Finding.Rule;
import java.util.List;

/** A load needs attention: too many rejects, a failed check, or books that do not balance. */
record ValidationFailed(
        Long batchId,
        String name,
        String dataset,
        AlertKind kind,
        Long read,
        Long rejected,
        Boolean balanced,
        List<Rule> rules,
        List<Check> checks,
        String detail) {

    ValidationFailed {
        requireNonNull(batchId, "batchId");
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(read, "read");
        requireNonNull(rejected, "rejected");
        requireNonNull(balanced, "balanced");
        rules = List.copyOf(rules);
        checks = List.copyOf(checks);
    }

    /** What the alert is about: a load, whatever is found wrong with it and however often. */
    String subject() {
        return "load " + batchId;
    }

    Finding finding() {
        return new Finding(name, batchId, dataset, read, rejected, balanced, rules, checks, detail, null, false);
    }
}
