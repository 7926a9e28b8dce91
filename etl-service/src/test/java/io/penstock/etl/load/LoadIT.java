package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.EtlCalls.viewer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.Contract;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class LoadIT {

    private static final String HEADER = "Consumer ID,Name,Address,Contact Number,Email Address,Account Number,"
            + "Meter Number,Tariff Plan,Consumption History,Payment Status";

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", "TRUNCATE mart.consumer, mart.consumer_history, etl.absent");
        sql("smart360", "TRUNCATE public.consumer_table");
    }

    @Test
    void newConsumersReachSmart360() throws SQLException {
        long batch = RawZone.stage(HEADER, consumers(1, 25), 10);

        JsonPath load = finished(batch);

        assertEquals("COMPLETE", load.getString("state"));
        assertEquals(25, load.getLong("read"));
        assertEquals(25, load.getLong("inserted"));
        assertEquals(25, load.getLong("smart360.inserted"));
        assertEquals(3, load.getInt("chunksDone"));
        assertEquals("John", one("smart360", "SELECT first_name FROM consumer_table WHERE consumer_id = '7'"));
        assertEquals("25", one("penstock", "SELECT count(*) FROM mart.consumer_history WHERE operation = 'INSERT'"));
        viewer().get("/loads/{id}/validation", batch)
                .then()
                .body("passed", everyItem(equalTo(true)))
                .body("check", hasItems("record-count", "consumer-id-unique", "phone-number-format"));
    }

    @Test
    void chunksTellWhoDidThem() throws SQLException {
        long batch = RawZone.stage(HEADER, consumers(1, 25), 10);
        finished(batch);

        viewer().get("/loads/{id}/chunks", batch)
                .then()
                .body("chunk", contains(1, 2, 3))
                .body("read", contains(10, 10, 5))
                .body("done", everyItem(equalTo(true)))
                .body("worker", everyItem(endsWith("/" + ProcessHandle.current().pid())))
                .body("doneAt", everyItem(endsWith("Z")));
        viewer().get("/loads/999999/chunks").then().statusCode(404);
    }

    @Test
    void loadWhoseProcedureIsMissingHoldsUpOnlyItselfAndGoesOnOnceItIsThere() throws SQLException {
        sql("penstock", "ALTER PROCEDURE mart.merge_list RENAME TO merge_list_elsewhere");
        long waiting = RawZone.store("Account Number", List.of("1", "2"), 10);
        RawZone.tell(waiting, "accounts");
        long other = RawZone.stage(HEADER, consumers(1, 5), 10);

        assertEquals("COMPLETE", finished(other).getString("state"));
        Topics.await(
                "processing-failed",
                m -> m.value().contains("load batchId=" + waiting) && m.value().contains("42883"));
        viewer().get("/loads/{id}", waiting).then().body("state", equalTo("MERGING"));

        sql("penstock", "ALTER PROCEDURE mart.merge_list_elsewhere RENAME TO merge_list");
        assertEquals("COMPLETE", finished(waiting).getString("state"));
    }

    @Test
    void batchThatWasOvertakenByALaterOneIsValidAllTheSame() throws SQLException {
        long overtaken = RawZone.store(HEADER, consumers(1, 5), 10);
        finished(RawZone.stage(HEADER, consumers(6, 9), 10));

        RawZone.tell(overtaken);
        finished(overtaken);

        viewer().get("/loads/{id}/validation", overtaken).then().body("passed", everyItem(equalTo(true)));
    }

    @Test
    void changedRowIsUpdatedWithHistoryAndTheOthersStayUntouched() throws SQLException {
        finished(RawZone.stage(HEADER, consumers(1, 25), 10));
        List<String> records = new ArrayList<>(consumers(1, 25));
        records.set(6, records.get(6).replace("John", "Jack"));

        JsonPath load = finished(RawZone.stage(HEADER, records, 10));

        assertEquals(1, load.getLong("updated"));
        assertEquals(24, load.getLong("unchanged"));
        assertEquals(1, load.getLong("smart360.updated"));
        assertEquals("Jack", one("smart360", "SELECT first_name FROM consumer_table WHERE consumer_id = '7'"));
        assertEquals(
                "John|etl",
                one(
                        "penstock",
                        "SELECT former ->> 'first_name' || '|' || changed_by FROM mart.consumer_history"
                                + " WHERE operation = 'UPDATE' AND consumer_id = '7'"));
        assertEquals("1", one("penstock", "SELECT count(*) FROM mart.consumer_history WHERE operation = 'UPDATE'"));
    }

    @Test
    void rejectsSayLineColumnRuleReasonAndRecord() throws SQLException {
        List<String> records = new ArrayList<>(consumers(1, 5));
        records.set(1, ",John Doe,1 Main St,(217) 555-0102,a@example.com,A,M,T,C,Paid");
        records.set(2, "3,John Doe,,12,a@example.com,A,M,T,C,Paid");
        records.add("1,Other Person,9 Elm St,,,A,M,T,C,Paid");
        records.add(records.get(0));
        records.add("8,Too Short");
        records.add(records.get(0) + ",too long");

        long batch = RawZone.stage(HEADER, records, 4);
        JsonPath load = finished(batch);

        assertEquals(9, load.getLong("read"));
        assertEquals(3, load.getLong("inserted"));
        assertEquals(5, load.getLong("rejected"));
        assertEquals(1, load.getLong("duplicate"));
        operator()
                .get("/loads/{id}/rejects", batch)
                .then()
                .body("line", contains(3, 4, 7, 9, 10))
                .body("column", contains("consumer_id", "address_line_1", "consumer_id", null, null))
                .body("rule", contains("required", "required", "unique", "columns-count", "columns-count"))
                .body("[1].record", equalTo(records.get(2)))
                .body("[2].record", equalTo(records.get(5)))
                .body("[2].reason", containsString("line 2"));
    }

    @Test
    void queryParameterThatNobodyReadsIsRefused() {
        viewer().get("/loads?stat=COMPLETE")
                .then()
                .statusCode(400)
                .body("detail", equalTo("expected query parameters among limit, state, found stat"));
    }

    @Test
    void rejectsComeAsCsvAndWorkbook() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(",=1+1,,,,,,,,"), 4);
        finished(batch);

        String csv = new String(
                operator().accept("text/csv").get("/loads/{id}/rejects", batch).asByteArray(), StandardCharsets.UTF_8);
        byte[] workbook =
                operator().accept(XLSX).get("/loads/{id}/rejects", batch).asByteArray();

        assertTrue(csv.startsWith("\uFEFFline,column,rule,reason,record,sheet,row\r\n2,consumer_id,required,"), csv);
        assertEquals('P', workbook[0]);
        assertEquals('K', workbook[1]);
    }

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    void rejectsAreToldByRuleAndWithoutPersonalData() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(",Jane Roe,1 Main St,,,,,,,"), 4);
        finished(batch);

        var event = Topics.await("validation-failed", m -> isOf(m.key(), batch));

        Contract.of("validation-failed").assertValid(event.value());
        JsonPath told = JsonPath.from(event.value());
        assertEquals("BAD_VALUES", told.getString("kind"));
        assertEquals("required", told.getString("rules[0].rule"));
        assertTrue(!event.value().contains("Jane"), "events carry no personal data");
    }

    @Test
    void everyEventIsAsAgreed() throws SQLException {
        long batch = RawZone.stage(HEADER, consumers(1, 3), 2);
        finished(batch);

        Contract.of("etl-complete")
                .assertValid(
                        Topics.await("etl-complete", m -> isOf(m.key(), batch)).value());
        for (var event : Topics.all("etl-progress")) {
            Contract.of("etl-progress").assertValid(event.value());
        }
        for (var event : Topics.all("etl-chunk")) {
            Contract.of("etl-chunk").assertValid(event.value());
        }
    }

    @Test
    void headerWithoutRequiredColumnFailsTheLoad() throws SQLException {
        long batch = RawZone.stage("Jane Roe,1 Main St", List.of("x,y"), 2);

        JsonPath load = finished(batch);

        assertEquals("FAILED", load.getString("state"));
        var event = Topics.await("validation-failed", m -> isOf(m.key(), batch));
        assertEquals("UNEXPECTED", JsonPath.from(event.value()).getString("kind"));
        assertTrue(
                event.value().contains("columns 'Consumer ID'") && event.value().contains("are missing\""),
                event.value());
        assertTrue(!event.value().contains("Jane"), "a header may be a person's record");
        viewer().get("/loads/{id}", batch).then().body("detail", equalTo(null));
    }

    @Test
    void feedWithoutPlanFailsTheLoad() throws SQLException {
        long batch = RawZone.store(HEADER, consumers(1, 1), 1);
        RawZone.tell(batch, "nobody-maps-this");

        assertEquals("FAILED", finished(batch).getString("state"));
        Topics.await("etl-complete", m -> isOf(m.key(), batch));
        assertTrue(Topics.all("etl-progress").stream().noneMatch(m -> isOf(m.key(), batch)));
    }

    @Test
    void headerOnlyFileCompletesWithNothing() throws SQLException {
        JsonPath load = finished(RawZone.stage(HEADER, List.of(), 1));

        assertEquals("COMPLETE", load.getString("state"));
        assertEquals(0, load.getLong("read"));
    }

    @Test
    void repeatedEventLoadsNothingTwice() throws SQLException {
        long batch = RawZone.stage(HEADER, consumers(1, 3), 2);
        finished(batch);

        RawZone.tell(batch);
        Topics.publish("etl-chunk", batch + "-1", "{\"batchId\":%d,\"chunk\":1}".formatted(batch));
        finished(RawZone.stage(HEADER, consumers(1, 1), 1));

        assertEquals("3", one("penstock", "SELECT count(*) FROM mart.consumer_history"));
        operator().get("/loads/{id}", batch).then().body("read", equalTo(3));
    }

    @Test
    void rowThatSmart360RefusesIsRejectedAndTheOthersArrive() throws SQLException {
        sql("smart360", "ALTER TABLE consumer_table ADD CONSTRAINT no_seven CHECK (consumer_id <> '7')");
        try {
            long batch = RawZone.stage(HEADER, consumers(1, 25), 10);
            JsonPath load = finished(batch);

            assertEquals(24, load.getLong("smart360.inserted"));
            assertEquals(1, load.getLong("smart360.rejected"));
            operator()
                    .get("/loads/{id}/rejects", batch)
                    .then()
                    .body("", hasSize(1))
                    .body("[0].line", equalTo(8))
                    .body("[0].rule", equalTo("smart360-refused"))
                    .body("[0].reason", containsString("no_seven"))
                    .body("[0].reason", not(containsString("John")));
            viewer().get("/loads/{id}/validation", batch).then().body("passed", everyItem(equalTo(true)));
        } finally {
            sql("smart360", "ALTER TABLE consumer_table DROP CONSTRAINT no_seven");
        }
    }

    @Test
    void manyNewConsumersReachSmart360AlsoIfItHasOneOfThemAlready() throws SQLException {
        int many = 10_500;
        sql("smart360", "INSERT INTO consumer_table (consumer_id, first_name) VALUES ('7', 'Old')");

        JsonPath overlapping = finished(RawZone.stage(HEADER, consumers(1, many), 10_000));
        JsonPath allNew = finished(RawZone.stage(HEADER, consumers(many + 1, 2 * many), 10_000));

        assertEquals(many - 1, overlapping.getLong("smart360.inserted"));
        assertEquals(1, overlapping.getLong("smart360.updated"));
        assertEquals(many, allNew.getLong("smart360.inserted"));
        assertEquals("John", one("smart360", "SELECT first_name FROM consumer_table WHERE consumer_id = '7'"));
        assertEquals(
                "0",
                one(
                        "penstock",
                        "SELECT count(*) FROM etl.validation WHERE NOT passed AND batch_id = "
                                + allNew.getLong("batchId")));
    }

    @Test
    void rowsOfABatchAreFoundByTheIndexAsSoonAsManyWereMerged() throws SQLException {
        finished(RawZone.stage(HEADER, consumers(1, 10_500), 10_000));

        assertEquals("0", one("penstock", "SELECT brin_summarize_new_values('mart.consumer_changed_batch')"));
    }

    @Test
    void changeBySqlIsInTheHistoryToo() throws SQLException {
        finished(RawZone.stage(HEADER, consumers(1, 1), 1));

        sql("penstock", "UPDATE mart.consumer SET first_name = 'Joan' WHERE consumer_id = '1'");
        sql("penstock", "DELETE FROM mart.consumer WHERE consumer_id = '1'");

        assertEquals(
                "INSERT etl,UPDATE postgres,DELETE postgres",
                one(
                        "penstock",
                        "SELECT string_agg(operation || ' ' || changed_by, ',' ORDER BY changed_at)"
                                + " FROM mart.consumer_history"));
    }

    @Test
    void endpointsAskForTheirRole() {
        given().get("/loads").then().statusCode(401);
        viewer().get("/loads").then().statusCode(200);
        viewer().get("/loads/1/rejects").then().statusCode(403);
        viewer().get("/dead-letters").then().statusCode(403);
        viewer().get("/loads/999999").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void roleOfTheServiceWritesOnlyItsOwnSchemas() throws SQLException {
        try (var connection = Servers.postgres().connect("penstock", "etl", "etl");
                var statement = connection.createStatement();
                var tables = statement.executeQuery("""
                        SELECT count(*) FROM pg_tables
                        WHERE schemaname NOT IN ('etl', 'mart', 'pg_catalog', 'information_schema')
                        AND (has_table_privilege('etl', quote_ident(schemaname) || '.' || quote_ident(tablename), 'INSERT')
                          OR has_table_privilege('etl', quote_ident(schemaname) || '.' || quote_ident(tablename), 'UPDATE')
                          OR has_table_privilege('etl', quote_ident(schemaname) || '.' || quote_ident(tablename), 'DELETE'))""")) {
            tables.next();
            assertEquals(0, tables.getInt(1));
        }
    }

    private static List<String> consumers(int from, int to) {
        List<String> records = new ArrayList<>();
        for (int id = from; id <= to; id++) {
            records.add("%d,John Doe,%d Main St,(217) 555-%04d,john%d@example.com,ACCT-%d,MTR-%d,Plan A,100 kWh,Paid"
                    .formatted(id, id, id % 10_000, id, id, id));
        }
        return records;
    }

    private static boolean isOf(String key, long batch) {
        return key.equals(Long.toString(batch));
    }
}
