package io.penstock.notification.alert;

import static java.util.Objects.requireNonNull;

import io.penstock.notification.alert.Finding.Check;
import io.penstock.notification.alert.Finding.Rule;
import java.util.List;

/** A load needs attention: too many rejects or unread values, a failed check, or books that do not balance. */
record ValidationFailed(
        Long batchId,
        String name,
        String dataset,
        AlertKind kind,
        Long read,
        Long rejected,
        long unread,
        Boolean balanced,
        boolean held,
        List<Rule> rules,
        List<UnreadRule> unreadRules,
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
        unreadRules = unreadRules == null ? List.of() : List.copyOf(unreadRules);
        checks = List.copyOf(checks);
    }

    /** What the alert is about: a load, whatever is found wrong with it and however often. */
    String subject() {
        return "load " + batchId;
    }

    Finding finding() {
        List<Rule> unreadValues = unreadRules.stream().map(UnreadRule::asRule).toList();
        return new Finding(
                name,
                batchId,
                dataset,
                read,
                rejected,
                balanced,
                held,
                rules,
                checks,
                detail,
                null,
                false,
                unread,
                unreadValues);
    }

    /** How many values of a column a rule found that could not be read. */
    record UnreadRule(String rule, String column, String words, long values) {

        private Rule asRule() {
            return new Rule(rule, column, words, values);
        }
    }
}
