package io.penstock.messaging;

import static io.penstock.testkit.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.penstock.messaging.Failures.Treatment;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class MessagingIT {

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    CountingListener listener;

    @Inject
    @Readiness
    WorkHealth health;

    @BeforeEach
    void makeTable() throws SQLException {
        sql("CREATE TABLE IF NOT EXISTS reporting.counted (batch_id bigint)");
        sql("GRANT ALL ON reporting.counted TO reporting");
    }

    @Test
    void committedEventIsSentWithItsAttributes() {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish("101-1", new Counted(101, 1)));

        ConsumerRecord<String, String> sent = Topics.await("etl-chunk", m -> "101-1".equals(m.key()));

        assertEquals("{\"batchId\":101,\"chunk\":1}", sent.value());
        assertEquals("io.penstock.etl-chunk.v1", header(sent, "ce_type"));
        assertEquals("/sample-service", header(sent, "ce_source"));
        assertNotNull(header(sent, "ce_id"));
    }

    @Test
    void manyEventsOfOneTransactionAreSentEachWithAnIdOfItsOwn() {
        List<Counted> events =
                IntStream.range(0, 1_200).mapToObj(n -> new Counted(107, n)).toList();
        QuarkusTransaction.requiringNew().run(() -> {
            try (var connection = dataSource.getConnection()) {
                outbox.publishAll(connection, events, event -> "107-" + event.chunk());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        outbox.wake();

        Topics.await("etl-chunk", m -> "107-1199".equals(m.key()));
        await().until(() -> idsOf("107-").size() == 1_200);
    }

    @Test
    void processThatStoodStillFindsItsTransactionGoneAndGoesOnWithAnother() throws SQLException {
        RuntimeException gone = assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    ask("SET LOCAL idle_in_transaction_session_timeout = '100ms'");
                    ask("INSERT INTO reporting.counted VALUES (-1)");
                    sleep(2_000);
                    ask("INSERT INTO reporting.counted VALUES (-1)");
                }));

        assertTrue(Failures.passes(gone), gone.toString());
        for (int i = 0; i < 30; i++) {
            QuarkusTransaction.requiringNew().run(() -> ask("SELECT 1"));
        }
        assertEquals(0, counted(-1));
    }

    @Test
    void connectionsAreSetUpToLetGoOfWhatADeadProcessHolds() throws SQLException {
        assertEquals("1min", setting("idle_in_transaction_session_timeout"));
        assertEquals("5s", setting("client_connection_check_interval"));
        assertEquals("30", setting("tcp_keepalives_idle"));
    }

    private String setting(String name) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    /** In the current transaction. */
    private void ask(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<String> idsOf(String keys) {
        return Topics.all("etl-chunk").stream()
                .filter(message -> message.key().startsWith(keys))
                .map(message -> header(message, "ce_id"))
                .collect(Collectors.toSet());
    }

    @Test
    void eventOfATransactionThatRolledBackIsNeverSent() {
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish("102-1", new Counted(102, 1));
                    throw new IllegalStateException("the data could not be written");
                }));
        QuarkusTransaction.requiringNew().run(() -> outbox.publish("103-1", new Counted(103, 1)));

        Topics.await("etl-chunk", m -> "103-1".equals(m.key()));
        assertFalse(Topics.all("etl-chunk").stream().anyMatch(m -> "102-1".equals(m.key())));
    }

    @Test
    void repeatedEventHasItsEffectOnce() throws SQLException {
        String json = "{\"batchId\":104,\"chunk\":1}";
        for (int i = 0; i < 3; i++) {
            Topics.publish("etl-chunk", "104-1", json, Map.of("ce_id", "the-same"));
        }
        Topics.publish("etl-chunk", "104-1", "{\"batchId\":105,\"chunk\":1}");

        await().until(() -> counted(105) == 1);
        assertEquals(1, counted(104));
    }

    @Test
    void failureThatPassesIsTriedAgainAndItsEffectIsThereOnce() throws SQLException {
        Topics.publish("etl-chunk", "14-1", "{\"batchId\":14,\"chunk\":1}");

        await().until(() -> counted(14) == 1);
        assertEquals(3, listener.attempts.get());
    }

    @Test
    void failureForGoodIsSetAsideAndTheNextGoesOn() throws SQLException {
        String id = Topics.publish("etl-chunk", "13-1", "{\"batchId\":13,\"chunk\":1}");
        Topics.publish("etl-chunk", "13-1", "{\"batchId\":106,\"chunk\":1}");

        var letter = Topics.await("etl-chunk.dead-letter", m -> id.equals(header(m, "ce_id")));

        assertEquals("IllegalStateException", header(letter, "dead_letter_reason"));
        await().until(() -> counted(106) == 1);
        assertEquals(0, counted(13));
    }

    @Test
    void messageThatIsNoEventIsSetAsideWithoutItsContentInTheReason() {
        String id = Topics.publish("etl-chunk", "x", "{\"batchId\":\"Jane Roe\"}");
        String notJson = Topics.publish("etl-chunk", "y", "Jane Roe");
        String unfit = Topics.publish("etl-chunk", "z", "{\"batchId\":0,\"chunk\":1}");

        for (String one : new String[] {id, notJson, unfit}) {
            var letter = Topics.await("etl-chunk.dead-letter", m -> one.equals(header(m, "ce_id")));
            String reason = header(letter, "dead_letter_reason");
            assertTrue(reason.startsWith("expected Counted as a JSON object, found "), reason);
            assertFalse(reason.contains("Jane"), reason);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OVER_LONG_ID, 310",
        "NUL_IN_ID, 311",
        "NUL_IN_KEY, 312",
        "NUL_IN_HEADER, 313",
        "HEADERS_OF_A_MEGABYTE, 314",
        "LARGEST_MESSAGE, 315"
    })
    void poisonIsSetAsideWithItsReasonAndTheOthersGoOn(Poison poison, long good) throws Exception {
        poison.send("etl-chunk", 3);
        for (int partition : new int[] {3, 4}) {
            Topics.publish("etl-chunk", partition, "key", "{\"batchId\":" + good + ",\"chunk\":1}");
        }

        var letter = Topics.await("etl-chunk.dead-letter", m -> poison.name().equals(header(m, Poison.MARKER)));

        assertNotNull(header(letter, "dead_letter_reason"));
        Topics.await(
                ProcessingFailed.TOPIC, m -> m.value().contains("\"state\":\"SET_ASIDE\",\"topic\":\"etl-chunk\""));
        await().until(() -> counted(good) == 2);
        assertEquals(0, counted(301));
    }

    @Test
    void eventThatCannotBeStoredFailsItsTransactionForGood() {
        RuntimeException failure = assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> outbox.publish("a\0b", new Counted(109, 1))));

        assertEquals(Treatment.GIVE_UP, Failures.treatment(failure), Failures.describe(failure));
    }

    @Test
    void missingTableIsToldAtOnceAndItsMessageGoesOnWhenItIsThere() throws SQLException {
        sql("ALTER TABLE reporting.counted RENAME TO counted_elsewhere");
        Topics.publish("etl-chunk", "108-1", "{\"batchId\":108,\"chunk\":1}");

        var told = Topics.await(ProcessingFailed.TOPIC, m -> m.value().contains("AWAITS_REPAIR"));

        assertTrue(told.value().contains("sqlState=42P01"), told.value());
        assertTrue(health.call().getData().orElseThrow().toString().contains("sqlState=42P01"));
        sql("ALTER TABLE reporting.counted_elsewhere RENAME TO counted");
        await().until(() -> counted(108) == 1);
        Topics.await(ProcessingFailed.TOPIC, m -> m.value().contains("GOES_ON"));
        assertEquals(
                Set.of("unsent messages"), health.call().getData().orElseThrow().keySet());
    }

    @Test
    void messageThatCannotBeSentIsIsolatedAndListedAndSentAgainOnceItCanBe() throws SQLException {
        Message unsendable = new Message("no topic!", "key", Map.of(Message.ID, "unsent-1"), "{}".getBytes(UTF_8));
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.store(unsendable);
            outbox.publish("110-1", new Counted(110, 1));
        });

        Topics.await("etl-chunk", m -> "110-1".equals(m.key()));

        given().auth()
                .preemptive()
                .basic("admin", "admin")
                .get("/dead-letters/unsent")
                .then()
                .statusCode(200)
                .body("find { it.eventId == 'unsent-1' }.reason", equalTo("InvalidTopicException, 2 bytes"));
        Topics.await(ProcessingFailed.TOPIC, m -> m.value().contains("NOT_SENT"));
        sql("UPDATE reporting.unsent_message SET topic = 'report-ready'");
        given().auth()
                .preemptive()
                .basic("admin", "admin")
                .post("/dead-letters/unsent/replay")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(1));
        Topics.await("report-ready", m -> "unsent-1".equals(header(m, Message.ID)));
    }

    @Test
    void deadLetterIsListedAndReplayedOnceItsFaultIsMended() throws SQLException {
        String id = Topics.publish("etl-chunk", "15-1", "{\"batchId\":15,\"chunk\":1}");
        Topics.await("etl-chunk.dead-letter", m -> id.equals(header(m, "ce_id")));
        given().auth()
                .preemptive()
                .basic("admin", "admin")
                .get("/dead-letters")
                .then()
                .statusCode(200)
                .body("find { it.eventId == '" + id + "' }.topic", equalTo("etl-chunk"));
        listener.broken = false;

        given().auth()
                .preemptive()
                .basic("admin", "admin")
                .post("/dead-letters/etl-chunk/replay")
                .then()
                .statusCode(200);

        await().until(() -> counted(15) == 1);
    }

    @Test
    void failureOfTheDatabaseQuotesNoRow() {
        SQLException failure = assertThrows(SQLException.class, () -> {
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("INSERT INTO outbox (topic, headers) VALUES ('Jane Roe', '{}')");
            }
        });

        assertFalse(failure.getMessage().contains("Jane Roe"), failure.getMessage());
    }

    @Test
    void addressWithNulIsRefused() {
        given().auth()
                .preemptive()
                .basic("admin", "admin")
                .urlEncodingEnabled(false)
                .post("/dead-letters/a%00b/replay")
                .then()
                .statusCode(400);
    }

    @Test
    void deadLettersAreForAdministrators() {
        given().get("/dead-letters")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("basic"));
        given().auth()
                .preemptive()
                .basic("operator", "wrong")
                .get("/dead-letters")
                .then()
                .statusCode(401);
        given().auth()
                .preemptive()
                .basic("operator", "operator")
                .get("/dead-letters")
                .then()
                .statusCode(403);
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static int counted(long batchId) throws SQLException {
        try (var connection = Servers.postgres().connect("penstock");
                var query = connection.prepareStatement("SELECT count(*) FROM reporting.counted WHERE batch_id = ?")) {
            query.setLong(1, batchId);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void sql(String sql) throws SQLException {
        try (var connection = Servers.postgres().connect("penstock");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
