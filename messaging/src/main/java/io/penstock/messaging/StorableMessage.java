package io.penstock.messaging;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes of any message one that a row of the outbox and the broker can take: U+0000, which PostgreSQL's text cannot hold,
 * becomes its picture U+2400; long keys, headers and bodies are cut. With 3 MB for the body and well below one for the
 * rest, it stays below the 4 MB that the broker takes. No event of ours is as large.
 */
final class StorableMessage {

    private static final int MAX_BODY_BYTES = 3 << 20;
    private static final int MAX_TEXT_CHARS = 4_000;
    private static final int MAX_HEADERS_CHARS = 100_000;

    private final Set<String> altered = new LinkedHashSet<>();
    private final Message message;

    private StorableMessage(Message received) {
        String key = received.key() == null ? null : storable(received.key(), "key");
        message = new Message(received.topic(), key, headers(received.headers()), body(received.value()));
    }

    static StorableMessage of(Message received) {
        return new StorableMessage(received);
    }

    Message message() {
        return message;
    }

    /** Which parts are not as they were: key, headers, body. */
    Set<String> altered() {
        return altered;
    }

    /** The attributes of the event come first: if there are too many headers, others are left out. */
    private Map<String, String> headers(Map<String, String> received) {
        Map<String, String> headers = new LinkedHashMap<>();
        int left = MAX_HEADERS_CHARS;
        List<String> names = received.keySet().stream()
                .sorted(Comparator.comparing(name -> !name.startsWith("ce_")))
                .toList();
        for (String name : names) {
            String kept = storable(name, "headers");
            String text = storable(received.get(name), "headers");
            left -= kept.length() + text.length();
            if (left < 0) {
                altered.add("headers");
                return headers;
            }
            headers.put(kept, text);
        }
        return headers;
    }

    private String storable(String text, String part) {
        String kept = text.replace('\0', '\u2400');
        if (kept.length() > MAX_TEXT_CHARS) {
            kept = kept.substring(0, kept.offsetByCodePoints(0, kept.codePointCount(0, MAX_TEXT_CHARS) - 1));
        }
        if (!kept.equals(text)) {
            altered.add(part);
        }
        return kept;
    }

    private byte[] body(byte[] value) {
        if (value.length <= MAX_BODY_BYTES) {
            return value;
        }
        altered.add("body");
        return Arrays.copyOf(value, MAX_BODY_BYTES);
    }
}
