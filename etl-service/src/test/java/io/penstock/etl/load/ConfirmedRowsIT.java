package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.load;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a later load has confirmed counts as much as what it has changed: undo, correction, replay and late files respect it. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class ConfirmedRowsIT {

    private static final String HEADER = "Consumer ID,Name,Address,Contact Number,Tariff Plan";
    private static final String NARROW = "Consumer ID,Name,Address";

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", """
                TRUNCATE mart.consumer, mart.consumer_history, etl.absent, etl.confirmed, etl.row_below""");
        sql("smart360", "TRUNCATE consumer_table; GRANT DELETE ON consumer_table TO smart360_penstock");
    }

    @Test
    void undoKeepsAndCountsWhatALaterLoadConfirmed() throws SQLException {
        List<String> rows =
                IntStream.rangeClosed(1, 25).mapToObj(i -> person(i, "Vale")).toList();
        long first = loaded(HEADER, rows);
        long second = loaded(HEADER, plus(rows, person(26, "Vale")));

        undo(first).then().statusCode(200).body("deleted", equalTo(0)).body("kept", equalTo(25));

        assertEquals("26", one("penstock", "SELECT count(*) FROM mart.consumer"));
        assertEquals("26", one("smart360", "SELECT count(*) FROM consumer_table"));
        assertEquals(
                "26",
                one(
                        "penstock",
                        "SELECT count(*) FROM mart.consumer WHERE created_batch = " + second + " AND changed_batch = "
                                + second));
        undo(second).then().statusCode(200).body("deleted", equalTo(26));
        assertEquals("0", one("penstock", "SELECT count(*) FROM mart.consumer"));
        assertEquals("0", one("smart360", "SELECT count(*) FROM consumer_table"));
    }

    @Test
    void undoOfTheConfirmingLoadFirstTakesNothingButLeavesTheRowsToTheFirst() throws SQLException {
        long first = loaded(HEADER, List.of(person(1, "Vale")));
        long second = loaded(HEADER, List.of(person(1, "Vale")));

        undo(second).then().statusCode(200).body("deleted", equalTo(0)).body("kept", equalTo(0));
        undo(first).then().statusCode(200).body("deleted", equalTo(1));

        assertEquals("0", one("penstock", "SELECT count(*) FROM mart.consumer"));
    }

    @Test
    void undoKeepsOnlyTheColumnsThatTheLaterLoadHad() throws SQLException {
        long first = loaded(HEADER, List.of(person(1, "Vale")));
        loaded(NARROW, List.of("1,Ann Vale,1 Main St"));

        undo(first).then().statusCode(200).body("kept", equalTo(1));

        assertEquals(
                "Ann Vale null null",
                one(
                        "penstock",
                        "SELECT name || ' ' || coalesce(phone_number, 'null') || ' ' || coalesce(tariff_plan, 'null')"
                                + " FROM mart.consumer"));
        assertEquals("true", one("smart360", "SELECT (phone_number IS NULL)::text FROM consumer_table"));
    }

    @Test
    void confirmationsAreHandedOnFromUndoToUndo() throws SQLException {
        long first = loaded(HEADER, List.of(person(1, "Vale")));
        long second = loaded(HEADER, List.of(person(1, "Vale")));
        long third = loaded(HEADER, List.of(person(1, "Vale")));

        undo(first).then().statusCode(200).body("kept", equalTo(1));
        undo(second).then().statusCode(200).body("kept", equalTo(1));
        assertEquals("1", one("smart360", "SELECT count(*) FROM consumer_table"));
        undo(third).then().statusCode(200).body("deleted", equalTo(1));

        assertEquals("0", one("smart360", "SELECT count(*) FROM consumer_table"));
    }

    @Test
    void correctionOfAnOlderLoadDoesNotOverwriteWhatANewerOneConfirmed() throws SQLException {
        loaded(HEADER, List.of(person(1, "Vale")));
        long second = loaded(HEADER, List.of("1,Ann Xu,,(217) 555-0101,T"));
        assertEquals(1, load(second).getLong("rejected"));
        loaded(HEADER, List.of(person(1, "Vale")));

        correct(second, "line,Address\n2,1 Main St\n").then().statusCode(200).body("mended", equalTo(1));

        JsonPath books = finished(second);
        assertEquals(1, books.getLong("unchanged"));
        assertEquals("Ann Vale", one("penstock", "SELECT name FROM mart.consumer"));
        assertEquals("older-than-mart", anomaly(second));
    }

    @Test
    void replayOfAnOlderLoadDoesNotOverwriteWhatANewerOneConfirmed() throws SQLException {
        long first = loaded(HEADER, List.of(person(1, "Vale")));
        loaded(HEADER, List.of(person(1, "Vale")));
        // Stands for a plan that reads the name otherwise.
        sql("penstock", "UPDATE mart.consumer SET name = 'Read otherwise'");

        operator().post("/loads/{id}/replay", first).then().statusCode(202);

        assertEquals(1, finished(first).getLong("unchanged"));
        assertEquals("Read otherwise", one("penstock", "SELECT name FROM mart.consumer"));
        assertEquals("older-than-mart", anomaly(first));
    }

    @Test
    void whatALateFileSaysComesBackWhenTheNewerLoadIsUndone() throws SQLException {
        long late = RawZone.store(HEADER, List.of(person(1, "late"), person(2, "late")), 10);
        long newer = loaded(HEADER, List.of(person(1, "newer")));
        RawZone.tell(late);
        assertEquals(1, finished(late).getLong("unchanged"));
        assertEquals("Ann newer", one("penstock", "SELECT name FROM mart.consumer WHERE consumer_id = '1'"));
        assertEquals("older-than-mart", anomaly(late));

        undo(newer).then().statusCode(200);

        assertEquals("Ann late", one("penstock", "SELECT name FROM mart.consumer WHERE consumer_id = '1'"));
        assertEquals("late", one("smart360", "SELECT last_name FROM consumer_table WHERE consumer_id = '1'"));
        undo(late).then().statusCode(200).body("deleted", equalTo(2));
        assertEquals("0", one("smart360", "SELECT count(*) FROM consumer_table"));
    }

    @Test
    void lateFileFillsTheColumnsThatANewerNarrowOneDidNotHave() throws SQLException {
        long late = RawZone.store(HEADER, List.of(person(1, "late")), 10);
        long newer = loaded(NARROW, List.of("1,Ann newer,9 Side St"));
        RawZone.tell(late);

        assertEquals(1, finished(late).getLong("updated"));

        assertEquals(
                "Ann newer +12175550101 T",
                one("penstock", "SELECT concat_ws(' ', name, phone_number, tariff_plan) FROM mart.consumer"));
        assertEquals("+12175550101", one("smart360", "SELECT phone_number FROM consumer_table"));
        undo(late).then().statusCode(200);
        assertEquals(
                "Ann newer",
                one("penstock", "SELECT concat_ws(' ', name, phone_number, tariff_plan) FROM mart.consumer"));
        undo(newer).then().statusCode(200);
        assertEquals("0", one("penstock", "SELECT count(*) FROM mart.consumer"));
    }

    @Test
    void lateFileOfTheSameContentIsAConfirmationAndKeepsTheRowsWhenTheNewerLoadIsUndone() throws SQLException {
        long late = RawZone.store(HEADER, List.of(person(1, "Vale")), 10);
        long newer = loaded(HEADER, List.of(person(1, "Vale")));
        RawZone.tell(late);
        assertEquals(1, finished(late).getLong("unchanged"));

        undo(newer).then().statusCode(200);

        assertEquals("1", one("penstock", "SELECT count(*) FROM mart.consumer"));
        assertEquals("1", one("smart360", "SELECT count(*) FROM consumer_table"));
        undo(late).then().statusCode(200);
        assertEquals("0", one("penstock", "SELECT count(*) FROM mart.consumer"));
    }

    @Test
    void correctedRecordWhoseKeyTheLoadConfirmedIsARepeat() throws SQLException {
        loaded(HEADER, List.of(person(1, "Vale")));
        long second = loaded(HEADER, List.of(person(1, "Vale"), "1,Ann West,,(217) 555-0101,T"));

        correct(second, "line,Address\n3,1 Main St\n").then().statusCode(200).body("stillRejected", equalTo(1));

        assertEquals("Ann Vale", one("penstock", "SELECT name FROM mart.consumer"));
        assertTrue(finished(second).getLong("rejected") == 1);
    }

    @Test
    void contactsAndLoansFollowTheSameRule() throws SQLException {
        sql("penstock", """
                TRUNCATE mart.client, mart.client_history, mart.loan, mart.loan_history, mart.altered_client,
                    etl.waiting_loans""");
        long clients = Lent.clients(Lent.client(1));
        finished(clients);
        long again = Lent.clients(Lent.client(1));
        finished(again);
        long loans = Lent.loans(Lent.loan(10, 1));
        finished(loans);
        long loansAgain = Lent.loans(Lent.loan(10, 1));
        finished(loansAgain);

        undo(clients).then().statusCode(200).body("kept", equalTo(1));
        undo(loans).then().statusCode(200).body("kept", equalTo(1));

        assertEquals("1", one("penstock", "SELECT count(*) FROM mart.client WHERE created_batch = " + again));
        assertEquals("1", one("penstock", "SELECT count(*) FROM mart.loan WHERE created_batch = " + loansAgain));
    }

    private static long loaded(String header, List<String> rows) throws SQLException {
        long batch = RawZone.stage(header, rows, 10);
        finished(batch);
        return batch;
    }

    private static List<String> plus(List<String> rows, String row) {
        return Stream.concat(rows.stream(), Stream.of(row)).toList();
    }

    private static Response undo(long batch) {
        return operator().post("/loads/{id}/undo", batch);
    }

    private static Response correct(long batch, String csv) {
        return operator().contentType("text/csv").body(csv).post("/loads/{id}/corrections", batch);
    }

    private static String anomaly(long batch) throws SQLException {
        return one("penstock", "SELECT rule FROM etl.anomaly WHERE rule = 'older-than-mart' AND batch_id = " + batch);
    }

    private static String person(int id, String last) {
        return id + ",Ann " + last + ",1 Main St,(217) 555-0101,T";
    }
}
