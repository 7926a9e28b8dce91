package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.EtlCalls.viewer;
import static io.penstock.testkit.Waiting.await;
import static org.hamcrest.Matchers.containsString;
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
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A column that a file does not have says nothing; one that would be emptied for most rows is a matter for a person. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class NarrowerFileIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String HEADER = "Consumer ID,Name,Address,Contact Number,Email Address,Tariff Plan";
    private static final String CONTACTS = "user_id,email,phone,preferred_channel,language,time_zone";
    private static final String CLIENTS =
            "user_id,created_at,status,batch,credit_limit,interest_rate,denied_reason,denied_at";

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", """
                TRUNCATE mart.consumer, mart.consumer_history, etl.absent, etl.confirmed, etl.row_below, mart.client,
                    mart.client_history, mart.loan, mart.loan_history, mart.contact, mart.contact_history,
                    mart.altered_client, etl.waiting_loans""");
        sql("smart360", "TRUNCATE consumer_table; GRANT DELETE ON consumer_table TO smart360_penstock");
    }

    @Test
    void columnThatAFileDoesNotHaveKeepsWhatIsKnown() throws SQLException {
        finished(RawZone.stage(HEADER, List.of(person(1)), 10));

        JsonPath narrow = finished(
                RawZone.stage("Consumer ID,Name,Address,Tariff Plan", List.of("1,Ann Lee,1 Main St,Green"), 10));

        assertEquals(1, narrow.getLong("updated"));
        assertEquals(0, narrow.getLong("anomalies"));
        assertEquals(
                "+12175550101 ann@example.com Green",
                one("penstock", "SELECT concat_ws(' ', phone_number, email_address, tariff_plan) FROM mart.consumer"));
        assertEquals(
                "+12175550101 ann@example.com",
                one("smart360", "SELECT concat_ws(' ', phone_number, email_address) FROM consumer_table"));
    }

    @Test
    void emptyCellOfAColumnThatIsThereMeansNoValue() throws SQLException {
        finished(RawZone.stage(HEADER, List.of(person(1)), 10));

        finished(RawZone.stage(HEADER, List.of("1,Ann Lee,1 Main St,,ann@example.com,T"), 10));

        assertNull(one("penstock", "SELECT phone_number FROM mart.consumer"));
        assertNull(one("smart360", "SELECT phone_number FROM consumer_table"));
    }

    @Test
    void contactsKeepTheirChannelLanguageAndZone() throws SQLException {
        finished(lend("contacts", CONTACTS, "1,ann@example.com,+5511900004377,sms,pt-BR,America/Sao_Paulo"));

        finished(lend("contacts", "user_id,email", "1,ann.lee@example.com"));
        JsonPath keysAlone = finished(lend("contacts", "user_id", "1"));

        assertEquals(1, keysAlone.getLong("unchanged"));
        assertEquals(
                "ann.lee@example.com +5511900004377 SMS pt-BR America/Sao_Paulo",
                one(
                        "penstock",
                        "SELECT concat_ws(' ', email, phone, preferred_channel, language, time_zone) FROM mart.contact"));
    }

    @Test
    void ruleThatTouchesAKeptColumnIsDecidedWithTheKeptValue() throws SQLException {
        finished(lend(
                "clients",
                CLIENTS,
                "1,2023-01-01 08:00:00,denied,1,100,30,defaulter,2023-02-01 08:00:00",
                "2,2023-01-01 08:00:00,approved,1,100,30,,"));

        String narrow = "user_id,created_at,status,batch,credit_limit,interest_rate";
        long batch = lend(
                "clients",
                narrow,
                "1,2023-01-01 08:00:00,denied,1,200,30",
                "2,2023-01-01 08:00:00,denied,1,200,30",
                "3,2023-01-01 08:00:00,approved,1,200,30",
                "4,2023-01-01 08:00:00,denied,1,200,30");
        JsonPath books = finished(batch);

        assertEquals(1, books.getLong("updated"));
        assertEquals(1, books.getLong("inserted"));
        assertEquals(2, books.getLong("rejected"));
        assertEquals(
                "defaulter 200",
                one("penstock", "SELECT denied_reason || ' ' || credit_limit FROM mart.client WHERE user_id = 1"));
        operator()
                .get("/loads/{id}/rejects", batch)
                .then()
                .body("[0].line", equalTo(3))
                .body("[0].column", equalTo("denied_reason"))
                .body("[0].rule", equalTo("presence"))
                .body("[0].reason", equalTo("expected a value with status 'denied', found nothing"))
                .body("[0].record", containsString("denied"));
    }

    @Test
    void loadThatWouldEmptyAColumnOfMostRowsIsHeldAndLaterLoadsPassIt() throws SQLException {
        finished(RawZone.stage(HEADER, people(25, "(217) 555-0101"), 10));

        long emptying = RawZone.stage(HEADER, people(25, ""), 10);
        awaitState(emptying, "HELD");

        assertEquals("25", one("penstock", "SELECT count(phone_number) FROM mart.consumer"));
        operator()
                .get("/loads/{id}", emptying)
                .then()
                .body("detail", equalTo("would empty phone_number of 25 of 25 rows that are known"));
        var told = Topics.await("validation-failed", m -> m.value().contains("\"batchId\":" + emptying + ","));
        Contract.of("validation-failed").assertValid(told.value());
        assertTrue(told.value().contains("\"held\":true"), told.value());
        long later = RawZone.stage(HEADER, List.of("1,Ann Lee,1 Main St,(217) 555-0202,ann@example.com,T"), 10);
        assertEquals("COMPLETE", finished(later).getString("state"));

        viewer().post("/loads/{id}/release", emptying).then().statusCode(403);
        operator().post("/loads/{id}/release", emptying).then().statusCode(202);

        JsonPath released = finished(emptying);
        assertEquals("COMPLETE", released.getString("state"));
        assertEquals("operator", released.getString("releasedBy"));
        assertEquals("1", one("penstock", "SELECT count(phone_number) FROM mart.consumer"));
        assertEquals(
                "+12175550202", one("smart360", "SELECT phone_number FROM consumer_table WHERE consumer_id = '1'"));
        operator().post("/loads/{id}/release", emptying).then().statusCode(409);
    }

    @Test
    void discardedLoadChangesNothing() throws SQLException {
        finished(RawZone.stage(HEADER, people(25, "(217) 555-0101"), 10));
        long emptying = RawZone.stage(HEADER, people(25, ""), 10);
        awaitState(emptying, "HELD");

        operator().post("/loads/{id}/discard", emptying).then().statusCode(204);

        assertEquals("FAILED", finished(emptying).getString("state"));
        assertEquals("25", one("penstock", "SELECT count(phone_number) FROM mart.consumer"));
        operator().post("/loads/{id}/discard", emptying).then().statusCode(409);
        operator().post("/loads/{id}/release", 88_888_888).then().statusCode(404);
    }

    @Test
    void newKeyThatEqualsAKnownOneButForZerosOrCaseIsNoticed() throws SQLException {
        finished(RawZone.stage(HEADER, List.of(person(20011), "Sa-1,Ann Lee,1 Main St,,,"), 10));

        long batch = RawZone.stage(
                HEADER,
                List.of("0020011,Ann Lee,1 Main St,,,", "SA-1,Ann Lee,1 Main St,,,", "7,Ann Lee,1 Main St,,,"),
                10);
        finished(batch);

        assertEquals("2 '0020011' beside '20011'; 3 'SA-1' beside 'Sa-1'", one("penstock", """
                        SELECT string_agg(line || ' ' || substring(reason FROM 'found (.*)$'), '; ' ORDER BY line)
                        FROM etl.anomaly WHERE rule = 'similar-key' AND batch_id = %d""".formatted(batch)));
    }

    private static void awaitState(long batch, String state) {
        await().atMost(LIMIT).until(() -> state.equals(EtlCalls.load(batch).getString("state")));
    }

    private static long lend(String feed, String header, String... rows) throws SQLException {
        long batch = RawZone.store(header, List.of(rows), 10);
        RawZone.tell(batch, feed);
        return batch;
    }

    private static List<String> people(int count, String phone) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> i + ",Ann Lee,1 Main St," + phone + ",ann@example.com,T")
                .toList();
    }

    private static String person(int id) {
        return id + ",Ann Lee,1 Main St,(217) 555-0101,ann@example.com,T";
    }
}
