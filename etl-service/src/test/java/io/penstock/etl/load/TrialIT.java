package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.load;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.Contract;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class TrialIT {

    private static final List<String> TABLES = List.of(
            "mart.consumer",
            "mart.consumer_history",
            "mart.consumer_source",
            "mart.client",
            "mart.client_history",
            "mart.altered_client",
            "mart.loan",
            "mart.loan_history",
            "mart.contact",
            "mart.contact_history",
            "mart.change",
            "mart.cohort_account",
            "etl.waiting_loans",
            "etl.absent");
    private static final String CONSUMERS = "Consumer ID,Name,Address,Contact Number,Email Address";

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", "TRUNCATE " + String.join(", ", TABLES));
        sql("smart360", "TRUNCATE public.consumer_table");
    }

    @Test
    void trialSaysWhatALoadWouldBeHeldFor() throws SQLException {
        finished(RawZone.stage(CONSUMERS, people("a@example.com"), 10));

        JsonPath load = finished(RawZone.stageTrial("consumers", CONSUMERS, people("")));

        assertEquals(12, load.getLong("updated"));
        assertEquals(
                "trial: nothing was written; the load would be held, because it would empty email_address of 12 of 12 rows"
                        + " that are known",
                load.getString("detail"));
    }

    private static List<String> people(String email) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(i -> i + ",Ann Lee,1 Main St,(217) 555-0101," + email)
                .toList();
    }

    @Test
    void trialCountsWhatALoadWouldDoAndWritesNothing() throws SQLException {
        finished(RawZone.stage(CONSUMERS, List.of(consumer(1, "John"), consumer(2, "John")), 10));
        Map<String, String> before = contents();

        long trial = RawZone.stageTrial(
                "consumers",
                CONSUMERS,
                List.of(
                        consumer(1, "John"),
                        consumer(2, "Jack"),
                        consumer(3, "Joan"),
                        consumer(3, "Joan"),
                        consumer(3, "Other"),
                        ",No Id,1 Main St,,"));
        JsonPath load = finished(trial);

        assertEquals("COMPLETE", load.getString("state"));
        assertTrue(load.getBoolean("dryRun"));
        assertEquals("trial: nothing was written", load.getString("detail"));
        assertEquals(
                "6 read, 1 inserted, 1 updated, 1 unchanged, 1 duplicate, 2 rejected",
                "%d read, %d inserted, %d updated, %d unchanged, %d duplicate, %d rejected"
                        .formatted(
                                load.getLong("read"),
                                load.getLong("inserted"),
                                load.getLong("updated"),
                                load.getLong("unchanged"),
                                load.getLong("duplicate"),
                                load.getLong("rejected")));
        assertNull(load.get("smart360"));
        operator()
                .get("/loads/{id}/rejects", trial)
                .then()
                .body("line", contains(6, 7))
                .body("rule", contains("unique", "required"))
                .body("[0].record", equalTo(consumer(3, "Other")));
        assertEquals(before, contents());
    }

    @Test
    void trialIsToldAsOneAndAlarmsNobody() throws SQLException {
        long trial = RawZone.stageTrial("consumers", CONSUMERS, List.of(",No Id,1 Main St,,"));
        finished(trial);
        long failed = RawZone.stageTrial("consumers", "Nothing,Known", List.of("x,y"));
        assertEquals("FAILED", finished(failed).getString("state"));
        long afterwards = RawZone.stage(CONSUMERS, List.of(",No Id,1 Main St,,"), 10);
        finished(afterwards);

        var event = Topics.await("etl-complete", m -> isOf(m.key(), trial));
        Topics.await("validation-failed", m -> isOf(m.key(), afterwards));

        Contract.of("etl-complete").assertValid(event.value());
        assertTrue(JsonPath.from(event.value()).getBoolean("dryRun"));
        assertEquals("trial: nothing was written", JsonPath.from(event.value()).getString("detail"));
        assertEquals(
                0,
                Topics.all("validation-failed").stream()
                        .filter(m -> isOf(m.key(), trial) || isOf(m.key(), failed))
                        .count());
    }

    @Test
    void lendersFilesAreTriedAgainstEachOther() throws SQLException {
        finished(Lent.clients(Lent.client(1)));
        Map<String, String> before = contents();

        JsonPath clients = finished(RawZone.stageTrial(
                "clients", Lent.CLIENTS, List.of(Lent.client(1).replace("10000", "20000"), Lent.client(2))));
        long trial = RawZone.stageTrial(
                "loans",
                Lent.LOANS,
                List.of(Lent.loan(1, 1), Lent.loan(2, 2), Lent.loan(3, 1).replace("11.18", "12.18")));
        JsonPath loans = finished(trial);
        finished(RawZone.stageTrial("contacts", Lent.CONTACTS, List.of(Lent.contact(1))));
        finished(RawZone.stageTrial("accounts", "Account", List.of("1", "2")));

        assertEquals("1 1", clients.getLong("updated") + " " + clients.getLong("inserted"));
        assertEquals("2 1", loans.getLong("inserted") + " " + loans.getLong("rejected"));
        assertTrue(loans.getLong("anomalies") > 0);
        operator().get("/loads/{id}/rejects", trial).then().body("rule", contains("reference"));
        assertEquals(
                loans.getString("anomalies"),
                one("penstock", "SELECT count(*) FROM etl.anomaly WHERE batch_id = " + trial));
        assertEquals(before, contents());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLANNED", "CHUNKING"})
    void nobodyWaitsForATrial(String state) throws SQLException {
        sql("penstock", """
                INSERT INTO etl.load (batch_id, feed, name, dataset, state, chunks, dry_run)
                VALUES (-1, 'consumers', 'tried', 'consumers', '%s', 1, true)""".formatted(state));
        try {
            long batch = RawZone.stage(CONSUMERS, List.of(consumer(1, "John")), 10);

            assertEquals("COMPLETE", finished(batch).getString("state"));
        } finally {
            sql("penstock", "DELETE FROM etl.load WHERE batch_id = -1");
        }
    }

    @Test
    void fileThatWasTriedCanBeLoaded() throws SQLException {
        finished(RawZone.stageTrial("consumers", CONSUMERS, List.of(consumer(1, "John"))));

        long batch = RawZone.stage(CONSUMERS, List.of(consumer(1, "John")), 10);
        finished(batch);

        assertEquals(1, load(batch).getLong("inserted"));
        assertEquals(1, load(batch).getLong("smart360.inserted"));
    }

    private static Map<String, String> contents() throws SQLException {
        Map<String, String> contents = new LinkedHashMap<>();
        for (String table : TABLES) {
            contents.put(
                    table,
                    one(
                            "penstock",
                            "SELECT md5(string_agg(t::text || t.xmin, '' ORDER BY t::text)) FROM " + table + " AS t"));
        }
        contents.put(
                "smart360",
                one("smart360", "SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM consumer_table AS t"));
        return contents;
    }

    private static String consumer(int id, String firstName) {
        return "%d,%s Doe,%d Main St,(217) 555-0100,john%d@example.com".formatted(id, firstName, id, id);
    }

    private static boolean isOf(String key, long batch) {
        return key.equals(Long.toString(batch));
    }
}
