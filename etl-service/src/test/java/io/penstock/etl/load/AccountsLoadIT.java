package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.penstock.testkit.Contract;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class AccountsLoadIT {

    private static final int KNOWN = 943;
    private static final int UNKNOWN = 40;
    private static final int TWICE = 12;
    private static final int NOT_NUMERIC = 5;

    @BeforeEach
    void fillMart() throws SQLException {
        sql("penstock", """
                TRUNCATE mart.consumer, mart.client, mart.loan, mart.cohort_account;
                INSERT INTO mart.consumer (consumer_id, name, account_number, tariff_plan, payment_status)
                SELECT 'C' || n, 'Person ' || n, lpad(n::text, 8, '0'), 'Residential', 'Unpaid'
                FROM generate_series(1, 2000) AS n""");
    }

    @Test
    void listOfAThousandNumbersIsKeptWithBooksAndReadWithItsConsumers() throws SQLException {
        List<String> records = new ArrayList<>();
        for (int i = 1; i <= KNOWN; i++) {
            records.add("%08d,A,%d".formatted(i, i));
        }
        for (int i = 1; i <= UNKNOWN; i++) {
            records.add((500_000 + i) + ",B,");
        }
        for (int i = 1; i <= TWICE; i++) {
            records.add(i + ",differs,");
        }
        for (int i = 1; i <= NOT_NUMERIC; i++) {
            records.add("A-" + i + "x,C,");
        }

        long batch = accounts("Account Number,Segment,Balance", records);
        JsonPath load = finished(batch);

        assertEquals("COMPLETE", load.getString("state"));
        assertEquals("accounts", load.getString("dataset"));
        assertEquals(1_000, load.getLong("read"));
        assertEquals(KNOWN + UNKNOWN, load.getLong("inserted"));
        assertEquals(TWICE, load.getLong("duplicate"));
        assertEquals(NOT_NUMERIC, load.getLong("rejected"));
        assertEquals(List.of(), load.getList("unknownColumns"));
        operator()
                .get("/loads/{id}/rejects", batch)
                .then()
                .body("line", contains(997, 998, 999, 1000, 1001))
                .body("column", everyItem(equalTo("account_number")))
                .body("rule", everyItem(equalTo("digits-format")));
        assertEquals(
                KNOWN + " " + UNKNOWN,
                reading(
                        "SELECT count(*) FILTER (WHERE found) || ' ' || count(*) FILTER (WHERE NOT found) FROM mart.cohort_row"
                                + " WHERE batch_id = " + batch));
        assertEquals(
                "00000007|C7|Person 7|[[\"Segment\", \"A\"], [\"Balance\", 7]]",
                reading("SELECT concat_ws('|', account_number, consumer_id, name, columns) FROM mart.cohort_row"
                        + " WHERE line = 8 AND batch_id = " + batch));
        assertEquals(
                "[[\"Segment\", \"B\"], [\"Balance\", 0]]",
                reading("SELECT columns FROM mart.cohort_row WHERE NOT found AND batch_id = " + batch
                        + " ORDER BY line LIMIT 1"));
    }

    @Test
    void textInNumericColumnsIsToldByColumnAndCount() throws SQLException {
        long batch = accounts("Account,Balance", List.of("1,2", "x,1", "y,1", "2,lots"));
        finished(batch);

        var event = Topics.await("validation-failed", m -> m.key().equals(Long.toString(batch)));

        Contract.of("validation-failed").assertValid(event.value());
        JsonPath told = JsonPath.from(event.value());
        assertEquals("BAD_VALUES", told.getString("kind"));
        assertEquals(List.of("account_number"), told.getList("rules.column"));
        assertEquals(List.of(2), told.getList("rules.rows"));
        assertEquals(List.of("Balance"), told.getList("unreadRules.column"));
        assertEquals(
                "[[\"Balance\", \"lots\"]]",
                reading("SELECT columns FROM mart.cohort_row WHERE account_number = '2' AND batch_id = " + batch));
    }

    @Test
    void unreadValuesOfRepeatedAccountsAreNotCounted() throws SQLException {
        long batch = accounts("Account,Balance", List.of("1,lots", "00000001,much", "2,3"));

        JsonPath load = finished(batch);

        assertEquals(1, load.getLong("duplicate"));
        assertEquals(2, load.getLong("anomalies"));
        assertEquals(1, load.getLong("unread"));
    }

    @Test
    void consumerWithTheAccountAsItIsSpeltGoesFirstThenTheSmallestId() throws SQLException {
        sql("penstock", """
                INSERT INTO mart.consumer (consumer_id, account_number)
                VALUES ('C10', '7001'), ('C2', '7001'), ('A', '0007002'), ('B', '7002'), ('D', '0007003')
                ON CONFLICT (consumer_id) DO UPDATE SET account_number = excluded.account_number""");

        long batch = accounts("acct", List.of("7001", "7002", "7003", "7004"));
        finished(batch);

        assertEquals(
                "C10 B D -",
                reading("SELECT string_agg(coalesce(consumer_id, '-'), ' ' ORDER BY line) FROM mart.cohort_row"
                        + " WHERE batch_id = " + batch));
    }

    @Test
    void accountsThatAreNotNumbersAreFoundAsTheyAreSpeltAndWhatNobodyHasIsRejected() throws SQLException {
        sql("penstock", """
                INSERT INTO mart.consumer (consumer_id, account_number)
                VALUES ('T1', 'A-3401'), ('T2', '100-2345-6'), ('T3', '12A4'), ('T4', 'Conta 4711'), ('T5', '00370001'),
                    ('T6', '0A77'), ('T7', 'A77')
                ON CONFLICT (consumer_id) DO UPDATE SET account_number = excluded.account_number""");

        long batch = accounts(
                "Account,Balance",
                List.of(
                        " A-3401 ,1",
                        "100-2345-6,2",
                        "12A4,12.5%",
                        "Conta 4711,4",
                        "00370001,5",
                        "0A77,6",
                        "A77,7",
                        "A-3402,8",
                        "none 1,lots",
                        "Total,10"));
        JsonPath load = finished(batch);

        assertEquals(
                "A-3401 T1, 100-2345-6 T2, 12A4 T3, Conta 4711 T4, 00370001 T5, 0A77 T6, A77 T7, A-3402 -",
                reading("SELECT string_agg(account_number || ' ' || coalesce(consumer_id, '-'), ', ' ORDER BY line)"
                        + " FROM mart.cohort_row WHERE batch_id = " + batch));
        assertEquals(8, load.getLong("inserted"));
        assertEquals(2, load.getLong("rejected"));
        assertEquals(1, load.getLong("unread"));
        assertEquals(
                "10 Account number: expected a whole number, or the account of a consumer, found 'none 1' | none 1,lots; "
                        + "11 Account number: expected a whole number, or letters and digits, found 'Total' | Total,10",
                reading("SELECT string_agg(line || ' ' || reason || ' | ' || record, '; ' ORDER BY line)"
                        + " FROM mart.cohort_reject WHERE batch_id = " + batch));
    }

    @Test
    void openLoansAreThereWhereTheAccountIsAClients() throws SQLException {
        finished(Lent.clients(Lent.client(7), Lent.client(8)));
        finished(Lent.loans(Lent.loan(1, 7)));

        long batch = accounts("Account", List.of("0007", "8", "9"));
        finished(batch);

        assertEquals(
                "1:1086.18 0:0 -:-",
                reading(
                        "SELECT string_agg(coalesce(open_loans::text, '-') || ':' || coalesce(open_amount::text, '-'), ' '"
                                + " ORDER BY line) FROM mart.cohort_row WHERE batch_id = " + batch));
    }

    @Test
    void listsDoNotMixAndReadersSeeNothingButTheViews() throws SQLException {
        finished(accounts("Account", List.of("1", "2")));
        long second = accounts("Account", List.of("2", "3", "4"));

        JsonPath load = finished(second);

        assertEquals(3, load.getLong("inserted"));
        assertEquals("3", reading("SELECT count(*) FROM mart.cohort_row WHERE batch_id = " + second));
        assertThrows(SQLException.class, () -> reading("SELECT count(*) FROM mart.cohort_account"));
        assertThrows(SQLException.class, () -> reading("SELECT count(*) FROM mart.consumer"));
        assertThrows(SQLException.class, () -> reading("SELECT count(*) FROM mart.account_details"));
    }

    private static long accounts(String header, List<String> records) throws SQLException {
        long batch = RawZone.store(header, records, 400);
        RawZone.tell(batch, "accounts");
        return batch;
    }

    /** The first column of the first row, as the reporting service reads it. */
    private static String reading(String query) throws SQLException {
        try (var connection = Servers.postgres().connect("penstock", "reporting", "reporting");
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
