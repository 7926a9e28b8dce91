package io.penstock.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of table {@code outbox}. */
@ApplicationScoped
class OutboxTable {

    private static final String INSERT = "INSERT INTO outbox (topic, key, headers, payload) VALUES (?, ?, ?::jsonb, ?)";

    /** Rows that another replica holds are skipped, so that replicas share the work. */
    private static final String TAKE = """
            SELECT id, topic, key, headers, payload FROM outbox
            ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final TypeReference<LinkedHashMap<String, String>> HEADERS = new TypeReference<>() {};

    private final ObjectMapper json;

    OutboxTable(ObjectMapper json) {
        this.json = json;
    }

    /** Many messages cost few round trips. */
    void insert(Connection connection, List<Message> messages) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            for (Message message : messages) {
                statement.setString(1, message.topic());
                statement.setString(2, message.key());
                statement.setString(3, headersOf(message));
                statement.setBytes(4, message.value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private String headersOf(Message message) {
        try {
            return json.writeValueAsString(message.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written as JSON topic=" + message.topic(), e);
        }
    }

    /** The oldest messages by row id, locked until the connection's transaction ends. */
    Map<Long, Message> take(Connection connection, int limit) throws SQLException {
        Map<Long, Message> messages = new LinkedHashMap<>();
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, limit);
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

    void remove(Connection connection, Iterable<Long> ids) throws SQLException {
        try (var statement = connection.prepareStatement("DELETE FROM outbox WHERE id = ?")) {
            for (long id : ids) {
                statement.setLong(1, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
