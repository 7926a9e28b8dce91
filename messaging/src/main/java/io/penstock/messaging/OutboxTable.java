package io.penstock.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The rows of table {@code outbox}. */
@ApplicationScoped
class OutboxTable {

    /** Ids ascend in the order given. */
    private static final String INSERT = """
            INSERT INTO outbox (topic, key, headers, payload)
            SELECT topic, key, headers::jsonb, payload
            FROM unnest(?::text[], ?::text[], ?::text[], ?::bytea[]) WITH ORDINALITY AS m (topic, key, headers, payload, nth)
            ORDER BY nth""";

    private static final int MAX_MESSAGES = 500;
    private static final long MAX_BYTES = 16 << 20;

    /** Up to the message with which they have the most bytes that are held in memory at once. */
    private static final String TAKE = """
            SELECT id, topic, key, headers, payload
            FROM (SELECT *, sum(octet_length(payload)) OVER (ORDER BY id) - octet_length(payload) AS bytes_before
                  FROM (SELECT * FROM outbox ORDER BY id LIMIT ?) AS oldest) AS message
            WHERE bytes_before < ?
            ORDER BY id""";

    private static final TypeReference<LinkedHashMap<String, String>> HEADERS = new TypeReference<>() {};

    private final ObjectMapper json;

    OutboxTable(ObjectMapper json) {
        this.json = json;
    }

    /** Many messages cost one round trip. */
    void insert(Connection connection, List<Message> messages) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, texts(connection, messages, Message::topic));
            statement.setArray(2, texts(connection, messages, Message::key));
            statement.setArray(3, texts(connection, messages, this::headersOf));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", messages.stream().map(Message::value).toArray(byte[][]::new)));
            statement.executeUpdate();
        }
    }

    private static Array texts(Connection connection, List<Message> messages, Function<Message, String> text)
            throws SQLException {
        return connection.createArrayOf("text", messages.stream().map(text).toArray());
    }

    private String headersOf(Message message) {
        try {
            return json.writeValueAsString(message.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written as JSON topic=" + message.topic(), e);
        }
    }

    /** The oldest messages by row id. Only the one who has the {@link RelayLock} may take, send and remove them. */
    Map<Long, Message> take(Connection connection) throws SQLException {
        Map<Long, Message> messages = new LinkedHashMap<>();
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, MAX_MESSAGES);
            statement.setLong(2, MAX_BYTES);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    Map<String, String> headers = json.readValue(row.getString("headers"), HEADERS);
                    messages.put(
                            row.getLong("id"),
                            new Message(
                                    row.getString("topic"), row.getString("key"), headers, row.getBytes("payload")));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers in the outbox cannot be read", e);
        }
        return messages;
    }

    /** Whether these are as many as are taken at once, so that there may be more. */
    static boolean isFull(Collection<Message> messages) {
        return messages.size() == MAX_MESSAGES
                || messages.stream()
                                .mapToLong(message -> message.value().length)
                                .sum()
                        >= MAX_BYTES;
    }

    void remove(Connection connection, Collection<Long> ids) throws SQLException {
        try (var statement = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }
}
