package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.load;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sendCsv;
import static io.penstock.etl.load.EtlCalls.sendWorkbook;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.EtlCalls.told;
import static io.penstock.etl.load.EtlCalls.viewer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.Contract;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values that could not be read: counted, told, shown under the file's header, corrected. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class UnreadValuesIT {

    private static final String HEADER = "Consumer ID,Name,Address,Contact Number,Email Address,Account Number,"
            + "Meter Number,Tariff Plan,Consumption History,Payment Status";
    private static final String ODD = "\"1 Main St, Nowhere\"";
    private static final String READ = "\"1 Main St, Boston, MA 02108\"";

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", "TRUNCATE mart.consumer, mart.consumer_history, etl.absent");
        sql("smart360", "TRUNCATE public.consumer_table");
    }

    @Test
    void unreadValuesAreCountedApartAndToldAboveTheirThreshold() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(good(1), odd(2), withoutPhone(odd(3))), 2);

        JsonPath load = finished(batch);

        assertEquals(0, load.getLong("rejected"));
        assertEquals(3, load.getLong("anomalies"));
        assertEquals(2, load.getLong("unread"));
        operator()
                .accept("application/json")
                .get("/loads/{id}/anomalies", batch)
                .then()
                .body("rule", contains("address-shape", "address-shape", "missing-phone"))
                .body("unread", contains(true, true, false));
        var complete = Topics.await("etl-complete", m -> m.key().equals(Long.toString(batch)));
        Contract.of("etl-complete").assertValid(complete.value());
        assertEquals(2, JsonPath.from(complete.value()).getLong("unread"));
        var failed = Topics.await("validation-failed", m -> m.key().equals(Long.toString(batch)));
        Contract.of("validation-failed").assertValid(failed.value());
        JsonPath told = JsonPath.from(failed.value());
        assertEquals("BAD_VALUES", told.getString("kind"));
        assertEquals(0, told.getLong("rejected"));
        assertEquals(2, told.getLong("unread"));
        assertEquals("address-shape", told.getString("unreadRules[0].rule"));
        assertEquals("address_line_1", told.getString("unreadRules[0].column"));
        assertEquals(2, told.getLong("unreadRules[0].values"));
    }

    @Test
    void unreadValuesWithinTheirThresholdAreCountedOnly() throws SQLException {
        List<String> records = new ArrayList<>(List.of(odd(1)));
        for (int i = 2; i <= 100; i++) {
            records.add(good(i));
        }
        long batch = RawZone.stage(HEADER, records, 100);

        assertEquals(1, finished(batch).getLong("unread"));
        Eventually.equal(1L, () -> told("etl-complete", batch));
        assertEquals(0, told("validation-failed", batch));
    }

    @Test
    void workbookOfUnreadValuesIsCorrectedAndSentBack() throws SQLException, IOException {
        long batch = RawZone.stage(HEADER, List.of(good(1), odd(2), odd(3), "5,,1 Main St,,,,,,,"), 2);
        finished(batch);
        byte[] corrected;
        try (RejectBook book = RejectBook.ofUnreadValues(batch)) {
            assertEquals("Line,Column,Rule,Reason," + HEADER + ",Further fields", String.join(",", book.row(0)));
            assertEquals(2, book.sheet().getLastRowNum());
            assertEquals("1 Main St, Nowhere", book.cell(3, "Address").getStringCellValue());
            assertEquals(
                    FillPatternType.SOLID_FOREGROUND,
                    book.cell(3, "Address").getCellStyle().getFillPattern());
            assertTrue(book.cell(3, "Address")
                    .getCellComment()
                    .getString()
                    .getString()
                    .contains("expected"));
            assertNull(book.cell(3, "Name").getCellComment());
            book.set(3, "Address", "1 Main St, Boston, MA 02108");
            corrected = book.bytes();
        }

        JsonPath answer =
                sendWorkbook(batch, corrected).then().statusCode(200).extract().jsonPath();

        JsonPath load = finished(batch);
        assertEquals(1, answer.getLong("mended"));
        assertEquals(0, answer.getLong("stillRejected"));
        assertEquals(1, answer.getLong("stillUnread"));
        assertEquals("COMPLETE", load.getString("state"));
        assertEquals(3, load.getLong("inserted"));
        assertEquals(0, load.getLong("updated"));
        assertEquals(1, load.getLong("rejected"));
        assertEquals(1, load.getLong("unread"));
        assertEquals(3, load.getLong("smart360.inserted"));
        assertEquals(0, load.getLong("smart360.updated"));
        assertEquals("Boston", one("penstock", "SELECT city FROM mart.consumer WHERE consumer_id = '2'"));
        assertEquals("Boston", one("smart360", "SELECT city FROM consumer_table WHERE consumer_id = '2'"));
        assertEquals("3", one("smart360", "SELECT count(*) FROM consumer_table"));
        assertEquals(
                "INSERT,UPDATE",
                one(
                        "penstock",
                        "SELECT string_agg(operation, ',' ORDER BY changed_at) FROM mart.consumer_history WHERE consumer_id = '2'"));
        viewer().get("/loads/{id}/validation", batch).then().body("passed", everyItem(equalTo(true)));
        assertEquals(
                answer.getMap(""), sendWorkbook(batch, corrected).jsonPath().getMap(""));
        assertEquals("4", one("penstock", "SELECT count(*) FROM mart.consumer_history"));
        var seen = Topics.await(
                "personal-data-seen",
                m -> m.value().contains("ANOMALIES_DOWNLOADED") && m.value().contains("load " + batch + "\""));
        Contract.of("personal-data-seen").assertValid(seen.value());
        assertEquals(2, JsonPath.from(seen.value()).getLong("rows"));
    }

    @Test
    void rejectsAndUnreadValuesAreCorrectedTogether() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(odd(1), good(2).replace("John Doe", "")), 10);
        finished(batch);

        sendCsv(batch, "line,Name,Address\n2,John Doe," + READ + "\n3,John Doe,1 Main St\n")
                .then()
                .statusCode(200)
                .body("mended", equalTo(2))
                .body("stillUnread", equalTo(0));

        JsonPath load = finished(batch);
        assertEquals(2, load.getLong("inserted"));
        assertEquals(0, load.getLong("rejected"));
        assertEquals(0, load.getLong("unread"));
        operator().get("/loads/{id}/anomalies", batch).then().body("", hasSize(0));
    }

    @Test
    void unreadValuesAsCsvCanBeCorrectedInPlaceToo() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(good(1), odd(2)), 10);
        finished(batch);
        String csv = operator()
                .accept("text/csv")
                .get("/loads/{id}/anomalies", batch)
                .asString();

        sendCsv(batch, csv.replace("1 Main St, Nowhere\"\"", "1 Main St, Boston, MA 02108\"\""))
                .then()
                .statusCode(200)
                .body("mended", equalTo(1));

        assertEquals(0, finished(batch).getLong("unread"));
    }

    @Test
    void knownValueStaysWhereTheNewOneCannotBeReadAndANewRowHasNone() throws SQLException {
        finished(RawZone.stage(HEADER, List.of(good(1), good(2)), 10));
        String bad = "(217) 555-0101,john@example.com";
        long batch = RawZone.stage(
                HEADER,
                List.of(
                        good(1).replace(bad, "813-555-XXXX,john@example"),
                        good(2).replace(bad, "813-555-XXXX,new@example.com").replace("Paid", "Late"),
                        good(3).replace(bad, "813-555-XXXX,john@example")),
                10);

        JsonPath load = finished(batch);

        assertEquals(5, load.getLong("unread"));
        assertEquals(1, load.getLong("inserted"));
        assertEquals(1, load.getLong("updated"));
        assertEquals(1, load.getLong("unchanged"));
        String rows =
                "SELECT string_agg(concat_ws(' ', consumer_id, phone_number, email_address), ',' ORDER BY consumer_id) FROM ";
        String expected = "1 +12175550101 john@example.com,2 +12175550101 new@example.com,3";
        assertEquals(expected, one("penstock", rows + "mart.consumer"));
        assertEquals(expected, one("smart360", rows + "consumer_table"));
        viewer().get("/loads/{id}/validation", batch).then().body("passed", everyItem(equalTo(true)));
        operator()
                .get("/loads/{id}/anomalies", batch)
                .then()
                .body("[1].column", equalTo("phone_number"))
                .body("[1].reason", containsString("found '813-555-XXXX'"));
    }

    @Test
    void correctionOfOneOfTwoUnreadValuesLeavesWhatIsKnownOfTheOther() throws SQLException {
        finished(RawZone.stage(HEADER, List.of(good(1)), 10));
        long batch = RawZone.stage(
                HEADER, List.of(good(1).replace("(217) 555-0101,john@example.com", "813-555-XXXX,john@example")), 10);
        finished(batch);

        sendCsv(batch, "line,Contact Number\n2,(217) 555-0199\n").then().statusCode(200);

        assertEquals(1, finished(batch).getLong("unread"));
        assertEquals(
                "+12175550199 john@example.com",
                one("penstock", "SELECT phone_number || ' ' || email_address FROM mart.consumer"));
    }

    @Test
    void correctionThatIsWrongItselfLeavesTheRowAndSaysWhy() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(odd(1)), 10);
        finished(batch);

        sendCsv(batch, "line,Address,Name\n2," + READ + ",\n")
                .then()
                .statusCode(200)
                .body("mended", equalTo(0))
                .body("stillUnread", equalTo(1));
        finished(batch);
        sendCsv(batch, "line,Consumer ID\n2,7\n").then().body("stillUnread", equalTo(1));

        JsonPath load = finished(batch);
        assertEquals(1, load.getLong("inserted"));
        assertEquals(0, load.getLong("rejected"));
        assertEquals(1, load.getLong("unread"));
        operator()
                .get("/loads/{id}/anomalies", batch)
                .then()
                .body("rule", contains("address-shape"))
                .body("[0].reason", containsString("consumer_id: expected consumer_id to stay"));
        assertEquals(
                "1 +12175550101",
                one("penstock", "SELECT string_agg(consumer_id || ' ' || phone_number, ',') FROM mart.consumer"));
        sendCsv(batch, "line,Address\n2," + READ + "\n").then().body("mended", equalTo(1));
        assertEquals(0, finished(batch).getLong("unread"));
    }

    @Test
    void newerLoadIsNotOverwrittenByTheCorrectionOfAnUnreadValue() throws SQLException {
        long older = RawZone.stage(HEADER, List.of(odd(1), odd(2)), 10);
        finished(older);
        finished(RawZone.stage(HEADER, List.of(odd(1)), 10));

        sendCsv(older, "line,Address\n2," + READ + "\n3," + READ + "\n").then().statusCode(200);

        JsonPath load = finished(older);
        assertEquals(2, load.getLong("inserted"));
        assertEquals(0, load.getLong("unread"));
        operator().get("/loads/{id}/anomalies", older).then().body("rule", contains("older-than-mart"));
        assertEquals(
                "1 Main St, Nowhere",
                one("penstock", "SELECT address_line_1 FROM mart.consumer WHERE consumer_id = '1'"));
        assertEquals("Boston", one("penstock", "SELECT city FROM mart.consumer WHERE consumer_id = '2'"));
    }

    @Test
    void rowThatTheLoadFoundUnchangedCountsAsUpdatedOnceItIsCorrectedAndUndoTakesItBack() throws SQLException {
        finished(RawZone.stage(HEADER, List.of(odd(1)), 10));
        long batch = RawZone.stage(HEADER, List.of(odd(1)), 10);
        assertEquals(1, finished(batch).getLong("unchanged"));

        sendCsv(batch, "line,Address\n2," + READ + "\n").then().statusCode(200);

        JsonPath load = finished(batch);
        assertEquals(0, load.getLong("unchanged"));
        assertEquals(1, load.getLong("updated"));
        assertEquals(1, load.getLong("smart360.updated"));
        assertEquals(0, load.getLong("smart360.unchanged"));
        assertEquals("Boston", one("smart360", "SELECT city FROM consumer_table"));
        operator().post("/loads/{id}/undo", batch).then().statusCode(200).body("restored", equalTo(1));
        assertEquals("1 Main St, Nowhere", one("penstock", "SELECT address_line_1 FROM mart.consumer"));
        assertEquals("1 Main St, Nowhere", one("smart360", "SELECT address_line_1 FROM consumer_table"));
    }

    @Test
    void replayBeginsAnew() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(odd(1)), 10);
        finished(batch);
        sendCsv(batch, "line,Address\n2," + READ + "\n").then().body("mended", equalTo(1));
        finished(batch);

        operator().post("/loads/{id}/replay", batch).then().statusCode(202);

        JsonPath load = finished(batch);
        assertEquals(1, load.getLong("unread"));
        assertEquals(1, load.getLong("updated"));
        assertEquals("1 Main St, Nowhere", one("penstock", "SELECT address_line_1 FROM mart.consumer"));
        sendCsv(batch, "line,Address\n2," + READ + "\n").then().body("mended", equalTo(1));
        assertEquals(1, finished(batch).getLong("updated"));
        assertEquals("Boston", one("smart360", "SELECT city FROM consumer_table"));
    }

    @Test
    void onlyTheRowThatIsLoadedIsCorrectedWhereARecordIsRepeated() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(odd(1), odd(1), odd(1).replace("John", "Jack")), 10);

        JsonPath load = finished(batch);

        assertEquals(1, load.getLong("duplicate"));
        assertEquals(1, load.getLong("rejected"));
        assertEquals(3, load.getLong("anomalies"));
        assertEquals(1, load.getLong("unread"));
        sendCsv(batch, "line,Address\n3," + READ + "\n").then().statusCode(422).body("lines", contains(3));
        sendCsv(batch, "line,Address\n2," + READ + "\n").then().statusCode(200).body("mended", equalTo(1));
        assertEquals(0, finished(batch).getLong("unread"));
        assertEquals(1, load(batch).getLong("inserted"));
        assertEquals("COMPLETE", load(batch).getString("state"));
    }

    private static String good(int id) {
        return id + ",John Doe,1 Main St,(217) 555-0101,john@example.com,A,M,T,C,Paid";
    }

    private static String odd(int id) {
        return good(id).replace("1 Main St", ODD);
    }

    private static String withoutPhone(String record) {
        return record.replace("(217) 555-0101", "");
    }
}
