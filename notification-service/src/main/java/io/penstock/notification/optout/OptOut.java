package io.penstock.notification.optout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * An address to which nothing is sent.
 *
 * @param kind whether its owner wanted it so
 * @param reason who or what said so
 * @param note what the person who entered it says about it, null where they say nothing; only shown to those who may enter
 * @param createdBy user who entered it, or {@code notification-service} when a provider told
 * @param knownContact whether a contact has the address; only told when it is entered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OptOut(
        long id,
        String address,
        OptOutKind kind,
        String reason,
        String note,
        String createdBy,
        Instant createdAt,
        Boolean knownContact) {

    OptOut withAddress(String other) {
        return new OptOut(id, other, kind, reason, null, createdBy, createdAt, knownContact);
    }

    OptOut withoutNote() {
        return withAddress(address);
    }

    OptOut withKnownContact(boolean known) {
        return new OptOut(id, address, kind, reason, note, createdBy, createdAt, known);
    }
}
