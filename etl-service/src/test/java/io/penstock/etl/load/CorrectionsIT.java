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
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.Contract;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reject loop: download the workbook of a load's rejects, correct it, send it back. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class CorrectionsIT {

    private static final String HEADER = "Consumer ID,Name,Address,Contact Number,Email Address,Account Number,"
            + "Meter Number,Tariff Plan,Consumption History,Payment Status";
    private static final String NO_ID = ",Jane Roe,1 Main St,(217) 555-0102,a@example.com,A,M,T,C,Paid";
    private static final String NO_ADDRESS = "3,John Doe,,(217) 555-0103,a@example.com,A,M,T,C,Paid";
    private static final String NO_NAME = "4,,1 Main St,(217) 555-0104,a@example.com,A,M,T,C,Paid";

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", "TRUNCATE mart.consumer, mart.consumer_history, etl.absent");
        sql("smart360", "TRUNCATE public.consumer_table");
    }

    @Test
    void workbookShowsEachRecordUnderItsHeaderWithTheBadCellMarked() throws SQLException, IOException {
        long batch = RawZone.stage(
                HEADER, List.of(good(1), "\"3,000\",=1+1,1 Main St,12,@x,A,M,T,C,Paid", "8,Too Short"), 10);
        finished(batch);

        try (RejectBook book = RejectBook.download(batch)) {
            assertEquals("Line,Column,Rule,Reason," + HEADER + ",Further fields", String.join(",", book.row(0)));
            assertEquals("=1+1", book.cell(3, "Name").getStringCellValue());
            assertEquals(CellType.STRING, book.cell(3, "Name").getCellType());
            assertEquals("@", book.cell(3, "Consumer ID").getCellStyle().getDataFormatString());
            assertEquals(
                    FillPatternType.SOLID_FOREGROUND,
                    book.cell(3, "Consumer ID").getCellStyle().getFillPattern());
            assertTrue(book.cell(3, "Consumer ID")
                    .getCellComment()
                    .getString()
                    .getString()
                    .contains("expected"));
            assertEquals(
                    FillPatternType.NO_FILL,
                    book.cell(3, "Address").getCellStyle().getFillPattern());
            assertNull(book.cell(3, "Address").getCellComment());
            assertEquals("Too Short", book.cell(4, "Name").getStringCellValue());
            assertNotNull(book.sheet().getPaneInformation());
            assertEquals("A1:O1", book.sheet().getCTWorksheet().getAutoFilter().getRef());
        }
    }

    @Test
    void correctedWorkbookLeavesNoRejectAndSmart360HasEveryRow() throws SQLException, IOException {
        long batch = RawZone.stage(HEADER, List.of(good(1), NO_ID, NO_ADDRESS, NO_NAME, good(5)), 2);
        finished(batch);
        byte[] corrected;
        try (RejectBook book = RejectBook.download(batch)) {
            book.set(3, "Consumer ID", 2);
            book.set(4, "Address", "1 Main St");
            book.set(5, "Name", "Max Mustermann");
            corrected = book.bytes();
        }

        JsonPath answer =
                sendWorkbook(batch, corrected).then().statusCode(200).extract().jsonPath();

        JsonPath load = finished(batch);
        assertEquals(
                3,
                answer.getLong("mended"),
                operator().get("/loads/{id}/rejects", batch).asString());
        assertEquals(0, answer.getLong("stillRejected"));
        assertEquals("COMPLETE", load.getString("state"));
        assertEquals(5, load.getLong("read"));
        assertEquals(5, load.getLong("inserted"));
        assertEquals(0, load.getLong("rejected"));
        assertEquals(5, load.getLong("smart360.inserted"));
        assertEquals("5", one("smart360", "SELECT count(*) FROM consumer_table"));
        assertEquals("Jane", one("smart360", "SELECT first_name FROM consumer_table WHERE consumer_id = '2'"));
        assertEquals(
                "+12175550103", one("smart360", "SELECT phone_number FROM consumer_table WHERE consumer_id = '3'"));
        assertEquals(
                "operator", one("penstock", "SELECT changed_by FROM mart.consumer_history WHERE consumer_id = '4'"));
        viewer().get("/loads/{id}/validation", batch).then().body("passed", everyItem(equalTo(true)));
        operator()
                .get("/loads/{id}/corrections", batch)
                .then()
                .body("", hasSize(1))
                .body("[0].sentBy", equalTo("operator"))
                .body("[0].rows", equalTo(3));
        var seen = Topics.await(
                "personal-data-seen",
                m -> m.value().contains("CORRECTION_SENT") && m.value().contains("load " + batch + "\""));
        Contract.of("personal-data-seen").assertValid(seen.value());
    }

    @Test
    void whatIsStillBadStaysWithItsNewReasonAndTheLoadIsToldAgain() throws SQLException, IOException {
        long batch = RawZone.stage(HEADER, List.of(good(1), NO_ID, NO_ADDRESS, "8,Too Short"), 10);
        finished(batch);
        byte[] corrected;
        try (RejectBook book = RejectBook.download(batch)) {
            book.set(3, "Consumer ID", "1");
            book.set(4, "Address", "1 Main St");
            corrected = book.bytes();
        }

        JsonPath answer = sendWorkbook(batch, corrected).jsonPath();

        JsonPath load = finished(batch);
        assertEquals(1, answer.getLong("mended"));
        assertEquals(2, answer.getLong("stillRejected"));
        assertEquals(2, load.getLong("inserted"));
        assertEquals(2, load.getLong("rejected"));
        operator()
                .get("/loads/{id}/rejects", batch)
                .then()
                .body("line", contains(3, 5))
                .body("rule", contains("unique", "columns-count"))
                .body("[0].record", containsString("1,Jane Roe"));
        Eventually.equal(2L, () -> told("etl-complete", batch));
        Eventually.equal(2L, () -> told("validation-failed", batch));
    }

    @Test
    void sameFileTwiceIsAnsweredAsBeforeAndDoesNothingTwice() throws SQLException, IOException {
        long batch = RawZone.stage(HEADER, List.of(good(1), NO_ADDRESS), 10);
        finished(batch);
        String csv = "line,Address\n3,1 Main St\n";

        String first = sendCsv(batch, csv).then().statusCode(200).extract().asString();
        finished(batch);
        String second = sendCsv(batch, csv).then().statusCode(200).extract().asString();

        assertEquals(first, second);
        assertEquals(2, load(batch).getLong("inserted"));
        assertEquals("2", one("penstock", "SELECT count(*) FROM mart.consumer_history"));
    }

    @Test
    void linesThatAreNotRejectedAndUnknownColumnsAreRefused() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(good(1), NO_ADDRESS), 10);
        finished(batch);

        sendCsv(batch, "line,Address\n2,x\n3,y\n77,z\n")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("lines", contains(2, 77));
        sendCsv(batch, "line,Telefone\n3,y\n").then().statusCode(422).body("columns", contains("Telefone"));
        sendCsv(batch, "line,Address\n3,y\n3,z\n").then().statusCode(422).body("lines", contains(3));
        sendCsv(batch, "Address\ny\n").then().statusCode(422);
        sendCsv(batch, "line,Address\n").then().statusCode(422);
        sendCsv(batch, "line,Address\nx,y\n").then().statusCode(422);
        sendWorkbook(batch, new byte[] {'P', 'K', 3, 4, 5}).then().statusCode(422);
        sendCsv(99_999_999, "line\n1\n").then().statusCode(404);
        viewer().contentType("text/csv")
                .body("x")
                .post("/loads/{id}/corrections", batch)
                .then()
                .statusCode(403);
        operator()
                .contentType("text/plain")
                .body("x")
                .post("/loads/{id}/corrections", batch)
                .then()
                .statusCode(415);
        operator().get("/loads/{id}/rejects", batch).then().body("line", contains(3));
        assertEquals(1, load(batch).getLong("rejected"));
    }

    @Test
    void rejectsAsCsvCanBeCorrectedInPlaceToo() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(good(1), NO_ADDRESS), 10);
        finished(batch);
        String csv =
                operator().accept("text/csv").get("/loads/{id}/rejects", batch).asString();

        sendCsv(batch, csv.replace("John Doe,,", "John Doe,1 Main St,")).then().statusCode(200);

        assertEquals(0, finished(batch).getLong("rejected"));
    }

    @Test
    void columnThatWasNotAtFaultAndCameBackChangedIsToldAndNoticed() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(good(1), NO_ADDRESS.replace(",A,M,", ",00042,M,"), NO_NAME), 10);
        finished(batch);

        sendCsv(batch, "line,Name,Address,Account Number\n3,John Doe,1 Main St,42\n4,Max Power,1 Main St,A\n")
                .then()
                .statusCode(200)
                .body("mended", equalTo(2))
                .body("rowsChangedElsewhere", equalTo(1))
                .body("changedElsewhere.line", contains(3))
                .body("changedElsewhere[0].columns", contains("Account Number"));

        operator()
                .accept("application/json")
                .get("/loads/{id}/anomalies", batch)
                .then()
                .body("findAll { it.rule == 'changed-elsewhere' }.line", contains(3))
                .body(
                        "find { it.rule == 'changed-elsewhere' }.reason",
                        containsString("found changes in Account Number"));
        operator().get("/loads/{id}/corrections", batch).then().body("[0].changedElsewhere.line", contains(3));
    }

    @Test
    void linesOfAWorkbookOfSeveralSheetsAreToldBySheetAndRow() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(good(1), good(2), NO_ADDRESS), 10);
        sql("penstock", """
                UPDATE ingest.staged_batch
                SET sheet_names = '{January, February}', sheet_lines = '{1, 3}'
                WHERE batch_id = %d
                """.formatted(batch));
        finished(batch);

        operator()
                .accept("application/json")
                .get("/loads/{id}/rejects", batch)
                .then()
                .body("line", contains(4))
                .body("sheet", contains("February"))
                .body("row", contains(2));
        String csv =
                operator().accept("text/csv").get("/loads/{id}/rejects", batch).asString();
        assertTrue(csv.endsWith(",February,2\r\n"), csv);
        sendCsv(batch, csv.replace("John Doe,,", "John Doe,1 Main St,")).then().statusCode(200);
        assertEquals(0, finished(batch).getLong("rejected"));
    }

    @Test
    void newerBatchIsNotOverwrittenByACorrectionOfAnOlderOne() throws SQLException {
        long older = RawZone.stage(HEADER, List.of(good(1), NO_ADDRESS), 10);
        finished(older);
        finished(
                RawZone.stage(HEADER, List.of("3,Newer Name,1 Main St,(217) 555-0109,a@example.com,A,M,T,C,Paid"), 10));

        sendCsv(older, "line,Address\n3,1 Main St\n").then().statusCode(200);

        JsonPath load = finished(older);
        assertEquals(1, load.getLong("unchanged"));
        assertEquals(0, load.getLong("rejected"));
        assertEquals("Newer", one("smart360", "SELECT first_name FROM consumer_table WHERE consumer_id = '3'"));
        operator().get("/loads/{id}/anomalies", older).then().body("rule", contains("older-than-mart"));
        viewer().get("/loads/{id}/validation", older).then().body("passed", everyItem(equalTo(true)));
    }

    @Test
    void rowThatSmart360RefusedArrivesOnceItIsCorrected() throws SQLException {
        sql("smart360", "ALTER TABLE consumer_table ADD CONSTRAINT no_max CHECK (first_name <> 'Max')");
        try {
            long batch = RawZone.stage(
                    HEADER, List.of(good(1), "7,Max Power,1 Main St,(217) 555-0107,a@example.com,A,M,T,C,Paid"), 10);
            assertEquals(1, finished(batch).getLong("smart360.rejected"));

            sendCsv(batch, "line,Name\n3,Max Powers\n").then().statusCode(200);
            assertEquals(1, finished(batch).getLong("smart360.rejected"));
            operator()
                    .get("/loads/{id}/rejects", batch)
                    .then()
                    .body("rule", contains("smart360-refused"))
                    .body("[0].record", containsString("Max Powers"));
            sendCsv(batch, "line,Consumer ID\n3,8\n").then().statusCode(200);
            assertEquals(1, finished(batch).getLong("smart360.rejected"));
            sendCsv(batch, "line,Name\n3,Maxim Power\n").then().statusCode(200);

            JsonPath load = finished(batch);
            assertEquals(2, load.getLong("inserted"));
            assertEquals(2, load.getLong("smart360.inserted"));
            assertEquals(0, load.getLong("smart360.rejected"));
            assertEquals("Maxim", one("smart360", "SELECT first_name FROM consumer_table WHERE consumer_id = '7'"));
            operator().get("/loads/{id}/rejects", batch).then().body("", hasSize(0));
            viewer().get("/loads/{id}/validation", batch).then().body("passed", everyItem(equalTo(true)));
        } finally {
            sql("smart360", "ALTER TABLE consumer_table DROP CONSTRAINT no_max");
        }
    }

    @Test
    void repeatWithOtherContentStaysARejectUntilItSaysTheSameOrHasAKeyOfItsOwn() throws SQLException {
        finished(RawZone.stage(HEADER, List.of(good(1)), 10));
        String other = good(1).replace("John", "Jack");
        long batch = RawZone.stage(HEADER, List.of(good(1), other, other.replace("Jack", "Jim")), 10);
        finished(batch);

        sendCsv(batch, "line,Payment Status\n3,Late\n").then().statusCode(200).body("mended", equalTo(0));
        sendCsv(batch, "line,Consumer ID,Name\n3,1,John Doe\n4,9,Jim Doe\n")
                .then()
                .body("mended", equalTo(1));
        finished(batch);
        sendCsv(batch, "line,Name,Payment Status\n3,John Doe,Paid\n").then().body("mended", equalTo(1));

        JsonPath load = finished(batch);
        assertEquals(1, load.getLong("unchanged"));
        assertEquals(1, load.getLong("duplicate"));
        assertEquals(1, load.getLong("inserted"));
        assertEquals("John", one("penstock", "SELECT first_name FROM mart.consumer WHERE consumer_id = '1'"));
    }

    @Test
    void repeatThatDiffersOnlyInWhatAPersonHasSetSinceIsADuplicate() throws SQLException {
        sql("penstock", "TRUNCATE mart.client, mart.client_history, mart.loan, mart.loan_history, etl.waiting_loans");
        String other = Lent.client(1).replace(",30,", ",40,");
        long batch = Lent.clients(Lent.client(1), other);
        finished(batch);
        sql("penstock", "UPDATE mart.client SET credit_limit = 15000 WHERE user_id = 1");

        sendCsv(batch, "line,interest_rate\n3,30\n").then().statusCode(200).body("mended", equalTo(1));

        assertEquals(1, finished(batch).getLong("duplicate"));
        assertEquals("15000", one("penstock", "SELECT credit_limit FROM mart.client WHERE user_id = 1"));
    }

    @Test
    void correctionsOfLoansReplaceTheWaitingOnes() throws SQLException {
        sql("penstock", "TRUNCATE mart.client, mart.client_history, mart.loan, mart.loan_history, etl.waiting_loans");
        finished(Lent.clients(Lent.client(1)));
        long batch = Lent.loans(Lent.loan(10, 1), Lent.loan(20, 2));
        finished(batch);

        sendCsv(batch, "line,user_id\n3,1\n").then().statusCode(200).body("mended", equalTo(1));

        assertEquals(0, finished(batch).getLong("rejected"));
        assertEquals(2, load(batch).getLong("inserted"));
        assertEquals("0", one("penstock", "SELECT count(*) FROM etl.waiting_loans"));
    }

    @Test
    void correctionWaitsForSmart360AndIsDeliveredAlone() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(good(1), good(2), NO_ADDRESS), 10);
        finished(batch);
        sql("smart360", "DELETE FROM consumer_table WHERE consumer_id = '1'");
        sql("smart360", "REVOKE INSERT ON consumer_table FROM smart360_penstock");
        try {
            sendCsv(batch, "line,Address\n4,1 Main St\n").then().statusCode(200);
            Eventually.staysFor(
                    Duration.ofSeconds(3), () -> load(batch).getString("state").equals("DELIVERING"));
            sendCsv(batch, "line,Address\n4,2 Main St\n").then().statusCode(409);
        } finally {
            sql("smart360", "GRANT INSERT ON consumer_table TO smart360_penstock");
        }

        finished(batch);

        assertEquals(
                "2,3", one("smart360", "SELECT string_agg(consumer_id, ',' ORDER BY consumer_id) FROM consumer_table"));
    }

    @Test
    void loadThatIsBeingDeliveredIsAConflictAlsoWhileItsRowIsLocked() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(good(1), NO_ADDRESS), 10);
        finished(batch);
        sql("smart360", "REVOKE INSERT ON consumer_table FROM smart360_penstock");
        try (Connection other = Servers.postgres().connect("penstock");
                var statement = other.createStatement()) {
            sendCsv(batch, "line,Address\n3,1 Main St\n").then().statusCode(200);
            other.setAutoCommit(false);
            statement.execute("SELECT FROM etl.load WHERE batch_id = " + batch + " FOR UPDATE");

            sendCsv(batch, "line,Address\n3,2 Main St\n").then().statusCode(409);
            operator().post("/loads/{id}/undo", batch).then().statusCode(409);
            operator().post("/loads/{id}/replay", batch).then().statusCode(409);
            other.rollback();
        } finally {
            sql("smart360", "GRANT INSERT ON consumer_table TO smart360_penstock");
        }
        finished(batch);
    }

    @Test
    void senderIsToldToComeAgainWhileTheLoadIsWorkedOn() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(good(1), NO_ADDRESS), 10);
        finished(batch);
        try (Connection other = Servers.postgres().connect("penstock");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM etl.load WHERE batch_id = " + batch + " FOR UPDATE");

            sendCsv(batch, "line,Address\n3,1 Main St\n").then().statusCode(503);
            other.rollback();
        }
    }

    @Test
    void correctionThatDiesHalfWayLeavesNothingAndIsTakenWhenSentAgain() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(good(1), NO_ADDRESS), 10);
        finished(batch);
        sql("penstock", """
                CREATE FUNCTION etl.dies() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
                ALTER FUNCTION etl.dies() SECURITY DEFINER;
                CREATE TRIGGER dies BEFORE INSERT ON etl.correction FOR EACH ROW EXECUTE FUNCTION etl.dies()""");
        String csv = "line,Address\n3,1 Main St\n";
        try {
            sendCsv(batch, csv).then().statusCode(503);
        } finally {
            sql("penstock", "DROP FUNCTION etl.dies() CASCADE");
        }
        assertEquals(1, load(batch).getLong("rejected"));
        assertEquals("1", one("penstock", "SELECT count(*) FROM mart.consumer"));

        sendCsv(batch, csv).then().statusCode(200).body("mended", equalTo(1));

        assertEquals(0, finished(batch).getLong("rejected"));
        assertEquals("2", one("smart360", "SELECT count(*) FROM consumer_table"));
    }

    @Test
    void correctionOfAFullExtractMissesNobody() throws SQLException {
        sql("penstock", "TRUNCATE mart.consumer_source");
        long batch = RawZone.stageExtract("utility", "FULL", HEADER, List.of(good(1), NO_ID));
        finished(batch);

        sendCsv(batch, "line,Consumer ID\n3,2\n").then().statusCode(200);
        finished(batch);

        assertEquals(
                "1,2",
                one("penstock", "SELECT string_agg(consumer_id, ',' ORDER BY consumer_id) FROM mart.consumer_source"));
        assertEquals("0", one("penstock", "SELECT count(vanished_batch) FROM mart.consumer_source"));
    }

    @Test
    void slowReadersHoldNoConnectionAndAreNotMoreThanMayBe() throws SQLException, IOException {
        int readers = 20;
        int atOnce = 8;
        String record = NO_ADDRESS.replace(",C,", "," + "c".repeat(2_000) + ",");
        long batch = RawZone.stage(HEADER, Collections.nCopies(10_000, record), 10_000);
        finished(batch);
        List<Socket> slow = new ArrayList<>();
        try {
            int given = 0;
            for (int i = 0; i < readers; i++) {
                Socket reader = SlowReader.ask("/loads/" + batch + "/rejects");
                slow.add(reader);
                given += SlowReader.status(reader) == 200 ? 1 : 0;
            }
            assertTrue(given > 0 && given <= atOnce, given + " downloads at once");
            assertEquals("COMPLETE", load(batch).getString("state"));
            operator()
                    .get("/loads/{id}/rejects", batch)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "10")
                    .contentType("application/problem+json");
        } finally {
            for (Socket reader : slow) {
                reader.close();
            }
        }
        Eventually.equal(200, () -> operator().get("/loads/{id}/rejects", batch).statusCode());
    }

    @Test
    void whoSeesRejectsIsTold() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(NO_ID, NO_ADDRESS), 10);
        finished(batch);

        operator().get("/loads/{id}/rejects", batch).then().statusCode(200);
        operator().accept(LoadIT.XLSX).get("/loads/{id}/rejects", batch).then().statusCode(200);

        for (String action : List.of("REJECTS_VIEWED", "REJECTS_DOWNLOADED")) {
            var seen = Topics.await(
                    "personal-data-seen",
                    m -> m.value().contains(action) && m.value().contains("load " + batch + "\""));
            Contract.of("personal-data-seen").assertValid(seen.value());
            assertEquals("operator", JsonPath.from(seen.value()).getString("actor"));
            assertEquals(2, JsonPath.from(seen.value()).getLong("rows"));
            assertTrue(!seen.value().contains("Jane"), "events carry no personal data");
        }
    }

    private static String good(int id) {
        return id + ",John Doe,1 Main St,(217) 555-0101,john@example.com,A,M,T,C,Paid";
    }
}
