package io.penstock.reporting.cohort;

import static io.penstock.reporting.cohort.Cohorts.OUTBOX;
import static io.penstock.reporting.cohort.Cohorts.as;
import static io.penstock.reporting.cohort.Cohorts.awaitState;
import static io.penstock.reporting.cohort.Cohorts.events;
import static io.penstock.reporting.cohort.Cohorts.files;
import static io.penstock.reporting.cohort.Cohorts.loaded;
import static io.penstock.reporting.cohort.Cohorts.open;
import static io.penstock.testkit.Waiting.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.reporting.Happenings;
import io.penstock.testkit.Contract;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OutboxOfTests.class)
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "reporting"),
            @ResourceArg(name = "neighbours", value = "etl,notification")
        })
class CohortIT {

    private static final int ACCOUNTS = 983; // 1,000 rows without 12 repeated and 5 non-numeric ones
    private static final int FOUND = 943; // without 40 unknown ones

    @Inject
    MakeWorkbooks workbooks;

    @Inject
    PublishUntoldWorkbooks untold;

    private final Happenings batch = new Happenings();
    private final long batchId = batch.batchId();
    private final String prefix = "0" + batchId;

    @AfterEach
    void nothingIsHalfDone() {
        assertEquals(List.of(), files("."));
    }

    @Test
    void workbookIsPublishedAgainAsReadyWhileTheOriginalOfItsListIsKept() throws SQLException {
        Lists.accounts(batchId, prefix, 3);
        loaded(batch, "kept %d.csv".formatted(batchId), 3, 0, 0);
        awaitState(batchId, "MADE");
        String ready = "\"batchId\":" + batchId + ",";
        await().until(() -> events("report-ready", ready).size() == 1);
        sql("CREATE TABLE ingest.kept_original AS SELECT %d::bigint AS batch_id".formatted(batchId));
        try {
            sql("GRANT USAGE ON SCHEMA ingest TO reporting; GRANT SELECT ON ingest.kept_original TO reporting");
            sql("UPDATE reporting.cohort SET made_at = now() - interval '1 hour' WHERE batch_id = " + batchId);

            untold.publish();
            untold.publish();

            await().until(() -> events("report-ready", ready).size() == 2);
        } finally {
            sql("DROP TABLE ingest.kept_original");
        }
    }

    private static void sql(String sql) throws SQLException {
        try (var connection = Servers.postgres().connect("penstock");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void workbookIsRightInEveryCell() throws IOException {
        Lists.accounts(batchId, prefix, ACCOUNTS);
        Lists.consumers(prefix, 1, FOUND - 1);
        long onlyClient = Long.parseLong(prefix + "%08d".formatted(FOUND));
        Lists.update(
                "INSERT INTO mart.client (user_id, created_at, status, batch, credit_limit, interest_rate)"
                        + " VALUES (?, now(), 'approved', 1, 0, 0)",
                onlyClient);
        Lists.update(
                "INSERT INTO mart.contact (user_id, email, phone) VALUES (?, 'client@example.com', '+5511900000001')",
                onlyClient);
        Lists.update(
                "INSERT INTO mart.client (user_id, created_at, status, batch, credit_limit, interest_rate)"
                        + " VALUES (?, now(), 'approved', 1, 0, 0)",
                Long.parseLong(prefix + "00000002"));
        Lists.update(
                "INSERT INTO mart.loan (loan_id, user_id, created_at, due_at, status, loan_amount, tax, due_amount,"
                        + " amount_paid) VALUES (?, ?, now(), now(), 'ongoing', 100, 1, 110.5, 10.25)",
                batchId,
                Long.parseLong(prefix + "00000002"));

        loaded(batch, "accounts of May.csv", ACCOUNTS, 12, 5);

        JsonPath made = awaitState(batchId, "MADE");
        assertEquals("accounts of May-info.xlsx", made.getString("fileName"));
        assertEquals(FOUND, made.getInt("found"));
        assertEquals(ACCOUNTS - FOUND, made.getInt("notFound"));
        assertEquals(1000, made.getInt("read"));
        try (XSSFWorkbook workbook = open("accounts of May-info.xlsx")) {
            List<String> names = workbook.getNumberOfSheets() == 4
                    ? List.of(
                            workbook.getSheetName(0),
                            workbook.getSheetName(1),
                            workbook.getSheetName(2),
                            workbook.getSheetName(3))
                    : List.of();
            assertEquals(List.of("Accounts", "Accounts 2", "Not found", "Summary"), names);
            assertEquals(600, rowsOf(workbook.getSheet("Accounts")));
            assertEquals(FOUND - 599 + 1, rowsOf(workbook.getSheet("Accounts 2")));
            assertOnlyClient(workbook.getSheetAt(1).getRow(FOUND - 599));
            for (int n = 1; n < FOUND; n++) {
                assertAccount(
                        n,
                        n < 600
                                ? workbook.getSheetAt(0).getRow(n)
                                : workbook.getSheetAt(1).getRow(n - 599));
            }
            assertNotFound(workbook.getSheet("Not found"));
            assertEquals("1000", String.valueOf((int) value(workbook.getSheet("Summary"), "Rows read")));
            assertEquals(5, value(workbook.getSheet("Summary"), "Rejected"));
            assertEquals(12, value(workbook.getSheet("Summary"), "Repeated"));
            assertEquals(FOUND, value(workbook.getSheet("Summary"), "Found"));
            assertEquals(1, value(workbook.getSheet("Summary"), "Of these clients only"));
            assertEquals(40, value(workbook.getSheet("Summary"), "Not found"));
            assertLooks(workbook.getSheet("Accounts"));
        }
    }

    /** Its number, what the list says, and what the lender knows. */
    private void assertOnlyClient(XSSFRow row) {
        assertText(prefix + "%08d".formatted(FOUND), row.getCell(0));
        assertText("note " + FOUND, row.getCell(2));
        for (int column : new int[] {4, 5, 6, 7, 8, 9, 10, 13, 14}) {
            assertNull(row.getCell(column));
        }
        assertText("+5511900000001", row.getCell(11));
        assertText("client@example.com", row.getCell(12));
        assertEquals(0, row.getCell(15).getNumericCellValue());
        assertEquals(0, row.getCell(16).getNumericCellValue());
    }

    private void assertAccount(int n, XSSFRow row) {
        assertText(prefix + "%08d".formatted(n), row.getCell(0));
        assertText("S" + n % 7, row.getCell(1));
        assertText("note " + n, row.getCell(2));
        assertEquals(n * 1.25, row.getCell(3).getNumericCellValue());
        assertText("C" + prefix + n, row.getCell(4));
        assertText("Name " + n, row.getCell(5));
        assertText(n + " Main St", row.getCell(6));
        if (n % 3 == 0) {
            assertText("Apt " + n, row.getCell(7));
        } else {
            assertNull(row.getCell(7));
        }
        assertText("Recife", row.getCell(8));
        assertText("PE", row.getCell(9));
        assertText("%05d".formatted(n), row.getCell(10));
        assertText("+1202555%04d".formatted(n % 10000), row.getCell(11));
        assertText("user" + n + "@example.com", row.getCell(12));
        assertText("Plan " + (char) ('A' + n % 3), row.getCell(13));
        assertText(n % 2 == 0 ? "Paid" : "Unpaid", row.getCell(14));
        if (n == 2) {
            assertEquals(1, row.getCell(15).getNumericCellValue());
            assertEquals(100.25, row.getCell(16).getNumericCellValue());
        } else {
            assertNull(row.getCell(15));
            assertNull(row.getCell(16));
        }
    }

    private void assertNotFound(XSSFSheet sheet) {
        assertEquals(41, rowsOf(sheet));
        assertEquals(4, sheet.getRow(0).getLastCellNum());
        for (int i = 1; i <= 40; i++) {
            assertText(prefix + "%08d".formatted(FOUND + i), sheet.getRow(i).getCell(0));
            assertText("note " + (FOUND + i), sheet.getRow(i).getCell(2));
        }
    }

    private static void assertLooks(XSSFSheet sheet) {
        assertEquals("Account number", sheet.getRow(0).getCell(0).getStringCellValue());
        assertEquals("Open amount", sheet.getRow(0).getCell(16).getStringCellValue());
        assertTrue(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold());
        assertEquals(1, sheet.getPaneInformation().getHorizontalSplitTopRow());
        assertEquals("Opted out", sheet.getRow(0).getCell(17).getStringCellValue());
        assertEquals("A1:R600", sheet.getCTWorksheet().getAutoFilter().getRef());
        assertEquals("@", sheet.getRow(1).getCell(0).getCellStyle().getDataFormatString());
        assertTrue(sheet.getRow(1).getCell(0).getCellStyle().getQuotePrefixed());
        assertEquals(1, sheet.getIgnoredErrors().size());
        assertTrue(sheet.getColumnWidth(5) > 20 * 256);
    }

    @Test
    void eventsTellThatItWasMadeAndThatPersonalDataWereSeen() {
        Lists.accounts(batchId, prefix, 3);
        Lists.consumers(prefix, 1, 2);

        loaded(batch, "few.csv", 3, 0, 0);

        long id = awaitState(batchId, "MADE").getLong("id");
        await().until(() ->
                events("report-ready", "\"batchId\":" + batchId + ",").size() == 1);
        events("report-ready", "\"batchId\":" + batchId + ",").forEach(Contract.of("report-ready")::assertValid);
        await().until(() ->
                events("personal-data-seen", "\"cohort " + id + "\"").size() == 1);
        String seen = events("personal-data-seen", "\"cohort " + id + "\"").get(0);
        Contract.of("personal-data-seen").assertValid(seen);
        assertEquals("WORKBOOK_MADE", new JsonPath(seen).getString("action"));
        assertEquals("reporting-service", new JsonPath(seen).getString("actor"));
        assertEquals(2, new JsonPath(seen).getInt("rows"));
    }

    @Test
    void analystDownloadsAndThatIsOnRecord() throws IOException {
        Lists.accounts(batchId, prefix, 3);
        Lists.consumers(prefix, 1, 2);
        loaded(batch, "für João.csv", 3, 0, 0);
        JsonPath made = awaitState(batchId, "MADE");
        String path = "/cohorts/" + made.getLong("id") + "/workbook";

        Response response = as("analyst").get(path);

        response.then()
                .statusCode(200)
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"f_r Jo_o-info.xlsx\";"
                                + " filename*=UTF-8''f%C3%BCr%20Jo%C3%A3o-info.xlsx"));
        assertArrayEquals(Files.readAllBytes(OUTBOX.resolve("für João-info.xlsx")), response.asByteArray());
        as("viewer").get(path).then().statusCode(403);
        as("operator").get(path).then().statusCode(403);
        await().until(() -> as("admin")
                .get("/audit?actor=analyst&subject=cohort " + made.getLong("id"))
                .jsonPath()
                .getList("action")
                .equals(List.of("WORKBOOK_DOWNLOADED")));
        Files.delete(OUTBOX.resolve("für João-info.xlsx"));
        as("analyst").get(path).then().statusCode(410);
    }

    @Test
    void workbookOfAnEarlierListIsNotOverwritten() throws IOException {
        Lists.accounts(batchId, prefix, 1);
        loaded(batch, "weekly.csv", 1, 0, 0);
        awaitState(batchId, "MADE");
        byte[] before = Files.readAllBytes(OUTBOX.resolve("weekly-info.xlsx"));
        Happenings later = new Happenings();
        Lists.accounts(later.batchId(), prefix, 2);

        loaded(later, "Weekly.xlsx", 2, 0, 0);

        JsonPath made = awaitState(later.batchId(), "MADE");
        assertEquals("Weekly-info (2).xlsx", made.getString("fileName"));
        assertEquals("Weekly-info.xlsx was there already", made.getString("detail"));
        assertArrayEquals(before, Files.readAllBytes(OUTBOX.resolve("weekly-info.xlsx")));
    }

    @Test
    void nameOfAWorkbookThatWasTakenAwayIsFreeAgain() throws IOException {
        Lists.accounts(batchId, prefix, 1);
        loaded(batch, "daily.csv", 1, 0, 0);
        long first = awaitState(batchId, "MADE").getLong("id");
        Files.delete(OUTBOX.resolve("daily-info.xlsx"));
        Happenings later = new Happenings();

        loaded(later, "daily.csv", 0, 0, 0);

        assertEquals("daily-info.xlsx", awaitState(later.batchId(), "MADE").getString("fileName"));
        as("analyst").get("/cohorts/" + first + "/workbook").then().statusCode(410);
    }

    @Test
    void diedBetweenTheFileAndTheCommitItIsMadeOnceUnderTheSameName() {
        Lists.accounts(batchId, prefix, 2);
        Lists.update("CREATE FUNCTION reporting.die() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'died' USING ERRCODE = '57P01'; END $$");
        Lists.update("CREATE CONSTRAINT TRIGGER dies AFTER UPDATE ON reporting.cohort DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW WHEN (new.state = 'MADE') EXECUTE FUNCTION reporting.die()");
        loaded(batch, "once.csv", 2, 0, 0);
        await().until(() -> Files.exists(OUTBOX.resolve("once-info.xlsx")));
        await().until(() -> Cohorts.ofBatch(batchId).getInt("attempts") > 0);
        assertEquals("PENDING", Cohorts.ofBatch(batchId).getString("state"));
        assertEquals(0, events("report-ready", "\"batchId\":" + batchId + ",").size());

        Lists.update("DROP FUNCTION reporting.die CASCADE");

        awaitState(batchId, "MADE");
        assertEquals(List.of("once-info.xlsx"), files("once"));
        await().until(() ->
                events("report-ready", "\"batchId\":" + batchId + ",").size() == 1);
    }

    @Test
    void whatADeadProcessLeftHalfWrittenIsRemoved() throws IOException {
        Lists.accounts(batchId, prefix, 2);
        long next = 1 + Lists.number("SELECT last_value FROM reporting.cohort_cohort_id_seq");
        Files.createDirectories(OUTBOX);
        Files.writeString(OUTBOX.resolve(".cohort-" + next + "-dead.part"), "half");

        loaded(batch, "left.csv", 2, 0, 0);

        assertEquals(next, awaitState(batchId, "MADE").getLong("id"));
        assertEquals(List.of("left-info.xlsx"), files("left"));
    }

    @Test
    void whatAnotherReplicaHoldsIsLeftToIt() throws Exception {
        Lists.accounts(batchId, prefix, 2);
        try (var other = io.penstock.testkit.Servers.postgres().connect("penstock", "reporting", "reporting");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO cohort (batch_id, feed, name, asked_by, file_name) VALUES (" + batchId
                    + ", 'accounts', 'held.csv', 'test', 'held-info.xlsx')");
            other.commit();
            statement.execute("SELECT FROM cohort WHERE batch_id = " + batchId + " FOR UPDATE");
            if (Files.exists(OUTBOX.resolve("held-info.xlsx"))) {
                // It was made between the two; the point is then made by the counts below.
                other.rollback();
            } else {
                workbooks.look();
                assertFalse(Files.exists(OUTBOX.resolve("held-info.xlsx")));
                other.rollback();
            }
        }
        awaitState(batchId, "MADE");
        await().until(() ->
                events("report-ready", "\"batchId\":" + batchId + ",").size() == 1);
    }

    @Test
    void endToldTwiceMakesOneWorkbook() {
        Lists.accounts(batchId, prefix, 2);
        loaded(batch, "twice.csv", 2, 0, 0);
        awaitState(batchId, "MADE");
        loaded(batch, "twice.csv", 2, 0, 0);
        Happenings later = new Happenings();
        loaded(later, "after.csv", 0, 0, 0);
        awaitState(later.batchId(), "MADE");

        assertEquals(List.of("twice-info.xlsx"), files("twice"));
        assertEquals(1, events("report-ready", "\"batchId\":" + batchId + ",").size());
    }

    @Test
    void listThatWasCorrectedIsMadeAgainUnderItsName() throws IOException {
        Lists.accounts(batchId, prefix, 2);
        loaded(batch, "mended.csv", 2, 0, 1);
        awaitState(batchId, "MADE");
        Lists.account(batchId, 4, "4711", "[[\"Segment\", null], [\"Note\", \"x\"], [\"Balance\", 1]]");

        loaded(batch, "mended.csv", 3, 0, 0);

        await().until(() -> Cohorts.ofBatch(batchId).getInt("kept") == 3);
        assertEquals(3, awaitState(batchId, "MADE").getInt("notFound"));
        assertEquals(List.of("mended-info.xlsx"), files("mended"));
    }

    @Test
    void folderThatCannotBeWrittenFailsTheWorkbookUntilAPersonRetries() throws IOException {
        Lists.accounts(batchId, prefix, 2);
        Path inTheWay = OUTBOX.resolve("blocked-info.xlsx");
        Lists.update("UPDATE reporting.cohort SET retry_at = now()");
        long id = failing(inTheWay);

        JsonPath failed = awaitState(batchId, "FAILED");
        assertEquals(3, failed.getInt("attempts"));
        assertThatDetail(failed.getString("detail"));
        assertEquals(0, events("report-ready", "\"batchId\":" + batchId + ",").size());
        as("viewer")
                .get("/cohorts?state=FAILED")
                .then()
                .body("id", hasItem((int) id))
                .body("state", everyItem(equalTo("FAILED")));
        as("analyst").get("/cohorts/" + id + "/workbook").then().statusCode(409);
        as("viewer").post("/cohorts/" + id + "/retry").then().statusCode(403);
        Files.delete(inTheWay.resolve("somebody's"));
        Files.delete(inTheWay);

        as("analyst").post("/cohorts/" + id + "/retry").then().statusCode(202);

        awaitState(batchId, "MADE");
        as("analyst").post("/cohorts/" + id + "/retry").then().statusCode(409);
    }

    @Test
    void nameOfAWorkbookThatFailedIsFreeForTheNext() throws IOException {
        Lists.accounts(batchId, prefix, 2);
        Path inTheWay = OUTBOX.resolve("wanted-info.xlsx");
        long id = failing(inTheWay);
        awaitState(batchId, "FAILED");
        Files.delete(inTheWay.resolve("somebody's"));
        Files.delete(inTheWay);
        Happenings later = new Happenings();

        loaded(later, "wanted.csv", 0, 0, 0);

        assertEquals("wanted-info.xlsx", awaitState(later.batchId(), "MADE").getString("fileName"));
        as("analyst").post("/cohorts/" + id + "/retry").then().statusCode(202);
        assertEquals("wanted-info (2).xlsx", awaitState(batchId, "MADE").getString("fileName"));
    }

    @Test
    void workbookThatFailsIsToldAndShownOnTheWayOfItsBatchUntilItIsMade() {
        Lists.accounts(batchId, prefix, 2);
        Lists.update("CREATE FUNCTION reporting.refuse() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '23514'; END $$");
        Lists.update("CREATE TRIGGER refuses BEFORE UPDATE ON reporting.cohort"
                + " FOR EACH ROW WHEN (new.state = 'MADE') EXECUTE FUNCTION reporting.refuse()");

        loaded(batch, "failing.csv", 2, 0, 0);

        long id = awaitState(batchId, "FAILED").getLong("id");
        JsonPath way = as("viewer").get("/pipeline/" + batchId).jsonPath();
        assertEquals("NEEDS_ATTENTION", way.getString("state"));
        assertEquals("FAILED", way.getString("workbook.state"));
        assertEquals("the database refused (SQLSTATE 23514)", way.getString("workbook.detail"));
        assertEquals(id, way.getLong("workbook.cohortId"));
        await().until(() ->
                events("report-failed", "\"batchId\":" + batchId + ",").size() == 1);
        String told = events("report-failed", "\"batchId\":" + batchId + ",").get(0);
        Contract.of("report-failed").assertValid(told);
        assertEquals("failing.csv", new JsonPath(told).getString("name"));
        Lists.update("DROP FUNCTION reporting.refuse CASCADE");

        as("operator").post("/cohorts/" + id + "/retry").then().statusCode(202);

        assertNull(awaitState(batchId, "MADE").getString("detail"));
        way = as("viewer").get("/pipeline/" + batchId).jsonPath();
        assertEquals("COMPLETE", way.getString("state"));
        assertEquals("failing-info.xlsx", way.getString("workbook.fileName"));
        assertEquals(2, way.getInt("workbook.notFound"));
        assertNull(way.getString("workbook.detail"));
        assertEquals(1, events("report-failed", "\"batchId\":" + batchId + ",").size());
    }

    /** A folder took the name after it was reserved: root, as whom tests may run, is permitted everything else. */
    private long failing(Path inTheWay) throws IOException {
        Files.createDirectories(inTheWay);
        Files.writeString(inTheWay.resolve("somebody's"), "");
        String fileName = inTheWay.getFileName().toString();
        Lists.update(
                "INSERT INTO reporting.cohort (batch_id, feed, name, asked_by, file_name) VALUES (?, 'accounts', ?, 'test', ?)",
                batchId,
                fileName.replace("-info.xlsx", ".csv"),
                fileName);
        return Cohorts.ofBatch(batchId).getLong("id");
    }

    private static void assertThatDetail(String detail) {
        assertTrue(detail.startsWith("the outbox cannot be written: "), detail);
    }

    @Test
    void workbookOfAFeedWithPasswordIsEncrypted() throws IOException, GeneralSecurityException {
        Lists.accounts(batchId, prefix, 700);
        Lists.consumers(prefix, 1, 2);
        Lists.update(
                "INSERT INTO reporting.cohort (batch_id, feed, name, asked_by, kept) VALUES (?, 'secret',"
                        + " 'hidden.csv', 'test', 3)",
                batchId);

        awaitState(batchId, "MADE");

        try (POIFSFileSystem container =
                new POIFSFileSystem(OUTBOX.resolve("hidden-info.xlsx").toFile(), true)) {
            EncryptionInfo encryption = new EncryptionInfo(container);
            assertEquals(EncryptionMode.agile, encryption.getEncryptionMode());
            Decryptor decryptor = Decryptor.getInstance(encryption);
            assertFalse(decryptor.verifyPassword("open"));
            assertTrue(decryptor.verifyPassword("open sesame"));
            try (InputStream in = decryptor.getDataStream(container);
                    XSSFWorkbook workbook = new XSSFWorkbook(in)) {
                assertEquals(3, rowsOf(workbook.getSheet("Accounts")));
                assertEquals(100, rowsOf(workbook.getSheet("Not found 2")));
            }
        }
    }

    @Test
    void hostileTextsAreTextsAndNothingElse() throws IOException {
        List<String> hostile = List.of(
                "=cmd|' /C calc'!A0",
                "@SUM(1+1)",
                "+1",
                "-1",
                "\u0001\u001b[0m\u0008",
                "line\r\nbreak\ttab",
                "_x0041_ _xZZ_",
                "<a href=\"x\">&amp;</a>]]>",
                "  spaced  ",
                "\uD83D\uDE00 漢字 ñ \u202Eltr",
                "\uFFFE\uFFFF",
                "0123456789012345678901234567890",
                "true",
                "1e5",
                "007");
        int line = 2;
        for (String text : hostile) {
            Lists.consumer("H" + batchId + line, prefix + line, text, "00501", "+12025550100");
            Lists.account(batchId, line, prefix + line, pairs(text));
            line++;
        }

        loaded(batch, "hostile.csv", hostile.size(), 0, 0);

        awaitState(batchId, "MADE");
        try (XSSFWorkbook workbook = open("hostile-info.xlsx")) {
            for (int i = 0; i < hostile.size(); i++) {
                XSSFRow row = workbook.getSheet("Accounts").getRow(i + 1);
                assertText(hostile.get(i), row.getCell(1));
                assertText(hostile.get(i), row.getCell(3));
            }
        }
    }

    @Test
    void rejectedRowsAreOnASheetWithLineReasonAndRecordAsItCame() throws IOException {
        Lists.account(batchId, 2, "1" + prefix, pairs("12.5%"));
        Lists.rejects(
                batchId,
                11,
                11,
                "account_number",
                "expected a whole number, found 'Total'",
                "Total,,\"$2,511.70\",350.00,");
        Lists.rejects(batchId, 12, 12, "account_number", "expected a value, found nothing", "=1+1,x,");
        Lists.rejects(batchId, 13, 13, null, "expected 3 fields, found 2", "@SUM(A1),");

        loaded(batch, "arrears.csv", 1, 0, 3);

        awaitState(batchId, "MADE");
        try (XSSFWorkbook workbook = open("arrears-info.xlsx")) {
            assertEquals("Rejected", workbook.getSheetName(2));
            XSSFSheet sheet = workbook.getSheetAt(2);
            assertRow(sheet.getRow(0), "Line", "Reason", "Record");
            assertRow(
                    sheet.getRow(1),
                    "11",
                    "Account number: expected a whole number, found 'Total'",
                    "Total,,\"$2,511.70\",350.00,11");
            assertRow(sheet.getRow(2), "12", "Account number: expected a value, found nothing", "=1+1,x,12");
            assertRow(sheet.getRow(3), "13", "expected 3 fields, found 2", "@SUM(A1),13");
            assertEquals(4, rowsOf(sheet));
            assertText("=1+1,x,12", sheet.getRow(2).getCell(2));
            assertEquals("Summary", workbook.getSheetName(3));
            assertText("12.5%", workbook.getSheet("Not found").getRow(1).getCell(1));
        }
    }

    @Test
    void ofTooManyRejectedRowsTheFirstAreShownAndTheOthersCounted() throws IOException {
        Lists.rejects(batchId, 2, 10_004, "account_number", "expected a whole number, found 'x'", "x");

        loaded(batch, "nonsense.csv", 0, 0, 10_003);

        awaitState(batchId, "MADE");
        try (XSSFWorkbook workbook = open("nonsense-info.xlsx")) {
            int last = 10_001 / 599 + 1;
            assertEquals(
                    "10001",
                    workbook.getSheet("Rejected " + last)
                            .getRow(10_000 % 599)
                            .getCell(0)
                            .getStringCellValue());
            XSSFRow rest = workbook.getSheet("Rejected " + last).getRow(10_001 % 599);
            assertNull(rest.getCell(0));
            assertText("3 more rows were rejected; the load's list of rejects has all of them", rest.getCell(1));
            assertEquals(rest.getRowNum() + 1, rowsOf(workbook.getSheet("Rejected " + last)));
            assertNull(workbook.getSheet("Rejected " + (last + 1)));
        }
    }

    @Test
    void personsWhoOptedOutAreMarkedWithTheChannels() throws IOException {
        String phone = "+44" + (7_000_000_000L + batchId);
        String mail = "out" + batchId + "@example.com";
        Lists.optOut(phone, "OPTED_OUT");
        Lists.optOut(mail, "OPTED_OUT");
        Lists.optOut(phone + "9", "UNDELIVERABLE");
        List<String> phones = Arrays.asList(phone, null, phone, phone + "9", null, null, "+12025550109");
        List<String> mails = Arrays.asList(null, " Out" + batchId + "@Example.com", mail, null, null, null, null);
        List<String> expected = Arrays.asList("SMS", "e-mail", "SMS, e-mail", null, "e-mail", "SMS", null);
        for (int i = 0; i < expected.size(); i++) {
            Lists.account(batchId, i + 2, prefix + i, "[]");
            if (i != 4) {
                Lists.consumer("O" + batchId + i, prefix + i, "Name", "00501", phones.get(i));
                Lists.update(
                        "UPDATE mart.consumer SET email_address = ? WHERE consumer_id = ?",
                        mails.get(i),
                        "O" + batchId + i);
            }
        }
        Lists.client(Long.parseLong(prefix + 4), mail, null);
        Lists.client(Long.parseLong(prefix + 5), "in" + mail, phone);

        loaded(batch, "opted out.csv", expected.size(), 0, 0);

        awaitState(batchId, "MADE");
        try (XSSFWorkbook workbook = open("opted out-info.xlsx")) {
            XSSFSheet sheet = workbook.getSheet("Accounts");
            assertEquals("Opted out", sheet.getRow(0).getCell(14).getStringCellValue());
            for (int i = 0; i < expected.size(); i++) {
                XSSFCell cell = sheet.getRow(i + 1).getCell(14);
                assertEquals(expected.get(i), cell == null ? null : cell.getStringCellValue(), "row " + i);
            }
            assertEquals(5, value(workbook.getSheet("Summary"), "Opted out"));
        }
    }

    @Test
    void textThatIsLongerThanACellIsCutAndThatIsSaid() throws IOException {
        Lists.account(batchId, 2, "1" + prefix, pairs("é".repeat(40_000)));

        loaded(batch, "long.csv", 1, 0, 0);

        awaitState(batchId, "MADE");
        try (XSSFWorkbook workbook = open("long-info.xlsx")) {
            String text = workbook.getSheet("Not found").getRow(1).getCell(1).getStringCellValue();
            assertEquals(32_767, text.length());
            assertTrue(text.endsWith("é… (cut)"));
            assertEquals(1, value(workbook.getSheet("Summary"), "Texts cut"));
        }
    }

    @Test
    void emptyListGivesAnEmptyWorkbook() throws IOException {
        loaded(batch, "empty.csv", 0, 0, 3);

        awaitState(batchId, "MADE");
        try (XSSFWorkbook workbook = open("empty-info.xlsx")) {
            assertEquals(3, workbook.getNumberOfSheets());
            assertEquals(1, rowsOf(workbook.getSheet("Accounts")));
            assertEquals(1, rowsOf(workbook.getSheet("Not found")));
            assertEquals(3, value(workbook.getSheet("Summary"), "Rejected"));
        }
    }

    @Test
    void otherDataFailedListsAndTrialsGiveNoWorkbook() {
        Happenings failed = new Happenings();
        failed.of("etl-complete", event -> event.put("dataset", "accounts").put("state", "FAILED"))
                .send();
        Happenings trial = new Happenings();
        trial.of("etl-complete", event -> event.put("dataset", "accounts").put("dryRun", true))
                .send();
        Happenings other = new Happenings();
        other.of("etl-complete").send();
        loaded(batch, "last.csv", 0, 0, 0);

        awaitState(batchId, "MADE");

        List<Long> others = List.of(failed.batchId(), trial.batchId(), other.batchId());
        for (long id : others) {
            await().until(() -> Lists.number("SELECT count(*) FROM reporting.load WHERE batch_id = ?", id) == 1);
            assertEquals(0, Lists.number("SELECT count(*) FROM reporting.cohort WHERE batch_id = ?", id));
        }
    }

    @Test
    void unknownCohortIsNotFound() {
        as("viewer").get("/cohorts/999999999").then().statusCode(404).body("detail", containsString("no cohort"));
        as("analyst").get("/cohorts/999999999/workbook").then().statusCode(404);
        as("nobody").get("/cohorts").then().statusCode(401);
    }

    private static String pairs(String text) {
        String quoted =
                com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
        return "[[\"Segment\", " + quoted + "]]";
    }

    private static void assertRow(XSSFRow row, String... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(CellType.STRING, row.getCell(i).getCellType());
            assertEquals(expected[i], row.getCell(i).getStringCellValue());
        }
    }

    private static void assertText(String expected, XSSFCell cell) {
        assertEquals(CellType.STRING, cell.getCellType());
        assertEquals(expected, cell.getStringCellValue());
        assertTrue(cell.getCellStyle().getQuotePrefixed());
    }

    private static int rowsOf(XSSFSheet sheet) {
        return sheet.getPhysicalNumberOfRows();
    }

    private static double value(XSSFSheet summary, String name) {
        for (var row : summary) {
            if (row.getCell(0).getStringCellValue().equals(name)
                    && row.getCell(1).getCellType() == CellType.NUMERIC) {
                return row.getCell(1).getNumericCellValue();
            }
        }
        throw new AssertionError("no " + name);
    }
}
