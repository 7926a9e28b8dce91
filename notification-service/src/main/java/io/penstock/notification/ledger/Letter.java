package io.penstock.notification.ledger;

import io.penstock.notification.wording.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A message in words, ready to be sent.
 *
 * @param origin where it came from
 */
public record Letter(long deliveryId, String recipient, Words words, Origin origin) {

    /**
     * Where a message came from.
     *
     * @param traceparent the step that recorded it, null where it is not followed
     */
    record Origin(String traceparent, List<Long> batchIds) {}

    /** SHA-256 of a text, in hexadecimal digits. */
    public static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
