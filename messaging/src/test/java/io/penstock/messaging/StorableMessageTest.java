package io.penstock.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StorableMessageTest {

    @Test
    void leavesAMessageThatCanBeStoredAsItIs() {
        Message message = new Message("topic", "key", Map.of(Message.ID, "one"), new byte[] {1});

        StorableMessage storable = StorableMessage.of(message);

        assertEquals(message.headers(), storable.message().headers());
        assertEquals(message.key(), storable.message().key());
        assertEquals(Set.of(), storable.altered());
    }

    @Test
    void escapesNulInKeyAndHeadersAndCutsALongBody() {
        Message message = new Message("topic", "a\0b", Map.of("na\0me", "te\0xt"), new byte[4 << 20]);

        StorableMessage storable = StorableMessage.of(message);

        assertEquals("a\u2400b", storable.message().key());
        assertEquals(Map.of("na\u2400me", "te\u2400xt"), storable.message().headers());
        assertEquals(3 << 20, storable.message().value().length);
        assertEquals(Set.of("key", "headers", "body"), storable.altered());
    }

    @Test
    void cutsBetweenCharacters() {
        Message message = new Message("topic", "\uD83D\uDE00".repeat(4_000), Map.of(), new byte[0]);

        String key = StorableMessage.of(message).message().key();

        assertTrue(key.length() <= 4_000, () -> "length " + key.length());
        assertTrue(Character.isLowSurrogate(key.charAt(key.length() - 1)));
    }

    @Test
    void keepsTheAttributesOfTheEventBeforeOtherHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < 50_000; i++) {
            headers.put("other-" + i, "text");
        }
        headers.put(Message.ID, "one");

        StorableMessage storable = StorableMessage.of(new Message("topic", null, headers, new byte[0]));

        assertEquals("one", storable.message().headers().get(Message.ID));
        assertTrue(storable.message().headers().size() < 10_000);
        assertEquals(Set.of("headers"), storable.altered());
    }
}
