package io.penstock.etl.load;

import io.penstock.messaging.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A load needs attention: too many rejects or unread values, a failed check, books that do not balance, or no result at all. */
@Event(topic = "validation-failed")
record ValidationFailed(
        long batchId,
        String feed,
        String name,
        String dataset,
        Kind kind,
        long read,
        long rejected,
        long unread,
        boolean balanced,
        boolean held,
        List<RejectedRows> rules,
        List<UnreadValues> unreadRules,
        List<FailedCheck> checks,
        String detail,
        Instant at) {

    /** What an operator has to do with it. */
    enum Kind {
        /** Records were rejected, or values could not be read: correct them and send them again. */
        BAD_VALUES,
        /** Needs a person who looks into it. */
        UNEXPECTED
    }

    /** How many rows one rule rejected for one column; the words say to people what is wrong. */
    record RejectedRows(String rule, String column, String words, long rows) {}

    /** How many values of one column one rule has found that could not be read. */
    record UnreadValues(String rule, String column, String words, long values) {}

    /** A check that the target did not pass. */
    record FailedCheck(String check, String target, String expected, String actual) {}

    static ValidationFailed of(
            Load load,
            List<RejectedRows> rules,
            List<UnreadValues> unreadRules,
            List<FailedCheck> checks,
            String detail) {
        boolean onlyBadValues = load.state == LoadState.COMPLETE && checks.isEmpty();
        return new ValidationFailed(
                load.batchId,
                load.feed,
                load.name,
                load.dataset,
                onlyBadValues ? Kind.BAD_VALUES : Kind.UNEXPECTED,
                load.read,
                load.rejected,
                load.unread,
                load.isBalanced(),
                false,
                rules,
                unreadRules,
                checks,
                detail,
                load.finishedAt);
    }

    /** A load is held: its books are still open. */
    static ValidationFailed held(Load load, List<RejectedRows> rules, List<UnreadValues> unreadRules, String reason) {
        return new ValidationFailed(
                load.batchId,
                load.feed,
                load.name,
                load.dataset,
                Kind.UNEXPECTED,
                load.read,
                load.rejected,
                load.unread,
                true,
                true,
                rules,
                unreadRules,
                List.of(),
                reason,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
