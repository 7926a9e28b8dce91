package io.penstock.etl.accept;

import java.time.Instant;
import java.util.List;

/**
 * Rejects and unread values of a load that a person has accepted as they are.
 *
 * @param id null if this only says what would be accepted, or if nothing was open; so are {@code acceptedBy} and
 *     {@code acceptedAt}
 * @param rules of which findings were accepted; null if of all
 * @param lines of which findings were accepted; null if of all
 * @param rejects how many rejects were accepted
 * @param unread how many unread values were accepted
 */
record Acceptance(
        Long id,
        long batchId,
        String acceptedBy,
        Instant acceptedAt,
        String reason,
        List<String> rules,
        List<Long> lines,
        long rejects,
        long unread) {

    /** Of what would be accepted, or was already. */
    static Acceptance ofNothing(long batchId, AcceptanceForm form, long rejects, long unread) {
        return new Acceptance(null, batchId, null, null, form.reason(), form.rules(), form.lines(), rejects, unread);
    }
}
