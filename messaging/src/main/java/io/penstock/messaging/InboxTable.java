package io.penstock.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The rows of table {@code inbox}, written in the current transaction. */
@ApplicationScoped
class InboxTable {

    /** In one order everywhere, so that two who write the same ids wait for each other and do not deadlock. */
    private static final String INSERT = """
            INSERT INTO inbox (topic, event_id)
            SELECT ?, id FROM unnest(?::text[]) AS id ORDER BY id
            ON CONFLICT DO NOTHING RETURNING event_id""";

    private final AgroalDataSource dataSource;

    InboxTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Notes the messages, all of one topic, and gives the ids of those that were not noted before. */
    Set<String> note(Collection<ConsumerRecord<String, byte[]>> messages) {
        Set<String> added = new HashSet<>();
        String topic = messages.iterator().next().topic();
        Object[] ids = messages.stream().map(Message::idOf).distinct().toArray();
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, topic);
            statement.setArray(2, connection.createArrayOf("text", ids));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    added.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("inbox cannot be written", e);
        }
        return added;
    }
}
