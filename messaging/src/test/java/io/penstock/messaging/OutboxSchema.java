package io.penstock.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.penstock.testkit.Servers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** An outbox of its own, in the schema of a service that is not under test. */
final class OutboxSchema {

    static final String ROLE = "etl";

    private final OutboxTable table = new OutboxTable(new ObjectMapper());

    /** Makes the outbox, empty. */
    void create() throws SQLException, IOException {
        execute("DROP TABLE IF EXISTS outbox, inbox, unsent_message");
        for (String name : List.of("V001__outbox_and_inbox", "V010__unsent_messages")) {
            try (var migration = OutboxSchema.class.getResourceAsStream("/db/messaging/" + name + ".sql")) {
                execute(new String(migration.readAllBytes(), UTF_8));
            }
        }
    }

    /** Connections as a service has them. */
    static AgroalDataSource dataSource(String jdbcUrl) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(5)
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(jdbcUrl)
                                .principal(new NamePrincipal(ROLE))
                                .credential(new SimplePassword(ROLE)))));
    }

    /** Writes messages of each key, numbered from {@code first} on, in transactions of some messages. */
    void write(String topic, List<String> keys, int first, int count) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            for (int number = first; number < first + count; number++) {
                int n = number;
                table.insert(
                        connection,
                        keys.stream().map(key -> message(topic, key, n)).toList());
                if (n % 50 == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
    }

    void write(Message message) throws SQLException {
        try (Connection connection = connect()) {
            table.insert(connection, List.of(message));
        }
    }

    /** Why messages were not sent, by their ids. */
    Map<String, String> unsent() throws SQLException {
        Map<String, String> reasons = new HashMap<>();
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT headers ->> 'ce_id', reason FROM unsent_message")) {
            while (row.next()) {
                reasons.put(row.getString(1), row.getString(2));
            }
        }
        return reasons;
    }

    private static Message message(String topic, String key, int number) {
        return new Message(
                topic,
                key,
                Map.of(Message.ID, UUID.randomUUID().toString()),
                String.valueOf(number).getBytes(UTF_8));
    }

    int count() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM outbox")) {
            row.next();
            return row.getInt(1);
        }
    }

    static List<String> keys(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(n -> prefix + n).toList();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect() throws SQLException {
        return Servers.postgres().connect("penstock", ROLE, ROLE);
    }
}
