package io.penstock.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The messages of one transaction, stored just before it commits; the relay is woken when it has. */
final class Departing implements Synchronization {

    private final AgroalDataSource dataSource;
    private final OutboxTable table;
    private final Relay relay;
    private final List<Message> messages = new ArrayList<>();

    Departing(AgroalDataSource dataSource, OutboxTable table, Relay relay) {
        this.dataSource = dataSource;
        this.table = table;
        this.relay = relay;
    }

    void add(Message message) {
        messages.add(message);
    }

    @Override
    public void beforeCompletion() {
        try (Connection connection = dataSource.getConnection()) {
            table.insert(connection, messages);
        } catch (SQLException e) {
            throw new IllegalStateException("messages not stored", e);
        }
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            relay.wake();
        }
    }
}
