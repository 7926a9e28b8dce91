package io.penstock.notification.alert;

import java.util.List;
import java.util.Objects;

/**
 * Alerts of one kind that are told together.
 *
 * @param findings the first of them, as many as a message shows; at least one
 * @param count of all of them
 * @param rejected rows rejected in all of them
 * @param unread values that could not be read in all of them
 */
record Digest(long id, AlertKind kind, List<Finding> findings, long count, long rejected, long unread) {

    Finding first() {
        return findings.get(0);
    }

    long more() {
        return count - findings.size();
    }

    boolean isOne() {
        return count == 1;
    }

    /** Whether any load lost sight of a row. */
    boolean isUnbalanced() {
        return findings.stream().anyMatch(finding -> !finding.balanced());
    }

    /** Whether no reminders go out until a load is put right. */
    boolean holdsReminders() {
        return kind == AlertKind.UNEXPECTED && findings.stream().anyMatch(Finding::holdsReminders);
    }

    /** Whether nothing else is wrong in any of the files than that rows wait for what a later file may bring. */
    boolean onlyWaits() {
        return kind == AlertKind.BAD_VALUES && more() == 0 && findings.stream().allMatch(Finding::onlyWaits);
    }

    /** Whether nothing else is wrong in any of the files than that values of loaded rows could not be read. */
    boolean hasOnlyUnreadValues() {
        return kind == AlertKind.BAD_VALUES
                && rejected == 0
                && findings.stream().allMatch(Finding::hasOnlyUnreadValues);
    }

    boolean isAboutFiles() {
        return !isAboutReminders()
                && !isAboutChannels()
                && kind != AlertKind.REMINDERS_HELD
                && kind != AlertKind.PROCESSING;
    }

    boolean isAboutReminders() {
        return kind == AlertKind.UNREACHABLE;
    }

    boolean isAboutChannels() {
        return kind == AlertKind.CHANNEL;
    }

    boolean hasLoads() {
        return findings.stream().map(Finding::read).anyMatch(Objects::nonNull);
    }
}
