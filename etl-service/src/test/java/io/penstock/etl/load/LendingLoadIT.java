package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.load;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.Lent.client;
import static io.penstock.etl.load.Lent.clients;
import static io.penstock.etl.load.Lent.contact;
import static io.penstock.etl.load.Lent.contacts;
import static io.penstock.etl.load.Lent.loan;
import static io.penstock.etl.load.Lent.loans;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.penstock.testkit.Contract;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class LendingLoadIT {

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", """
                TRUNCATE mart.client, mart.client_history, mart.loan, mart.loan_history, mart.contact, mart.contact_history,
                    mart.altered_client, mart.change, etl.waiting_loans""");
    }

    @ParameterizedTest
    @CsvSource({"clients,loans,contacts", "loans,contacts,clients", "contacts,loans,clients", "loans,clients,contacts"})
    void filesComeInAnyOrderAndAllRowsAreLoaded(String first, String second, String third) throws SQLException {
        long[] batches = {stage(first), stage(second), stage(third)};

        for (long batch : batches) {
            finished(batch);
            Eventually.equal(3L, () -> load(batch).getLong("inserted"));
            assertEquals(0, load(batch).getLong("rejected"));
            assertBalanced(batch);
        }
        assertEquals("3", one("penstock", "SELECT count(*) FROM mart.loan JOIN mart.client USING (user_id)"));
        assertEquals("3", one("penstock", "SELECT count(*) FROM mart.contact JOIN mart.client USING (user_id)"));
    }

    @Test
    void loadIsToldAsAgreedAndWithoutSmart360() throws SQLException {
        long batch = clients(client(1));
        finished(batch);

        var event = Topics.await("etl-complete", m -> isOf(m.key(), batch));

        Contract.of("etl-complete").assertValid(event.value());
        assertNull(JsonPath.from(event.value()).get("smart360"));
    }

    @Test
    void contactIsLoadedWithoutTheValuesThatCannotBeReadWhichAreFoundByItsClient() throws SQLException {
        long batch = contacts(
                "1,a@example.com,+5511987654321,EMAIL,Português,E. South America Standard Time",
                "2,b@example.com,12,pigeon,Klingonian,Mars",
                "x,c@example.com,,,,");

        JsonPath load = finished(batch);

        assertEquals(2, load.getLong("inserted"));
        assertEquals(4, load.getLong("unread"));
        assertEquals(
                "1 pt America/Sao_Paulo, 2 - -",
                one(
                        "penstock",
                        "SELECT string_agg(concat_ws(' ', user_id, coalesce(language, '-'), coalesce(time_zone, '-')), ', '"
                                + " ORDER BY user_id) FROM mart.contact"));
        assertEquals(
                "2 3 phone phone-possible f",
                one(
                        "penstock",
                        "SELECT concat_ws(' ', key, line, column_name, rule, rejected) FROM mart.refused_contact"
                                + " WHERE column_name = 'phone' AND batch_id = " + batch));
    }

    @Test
    void repeatedFilesChangeNothing() throws SQLException {
        finished(clients(client(1), client(2)));
        finished(contacts(contact(1)));
        finished(loans(loan(10, 1), loan(20, 2)));

        assertEquals(2, finished(clients(client(1), client(2))).getLong("unchanged"));
        assertEquals(1, finished(contacts(contact(1))).getLong("unchanged"));
        assertEquals(2, finished(loans(loan(10, 1), loan(20, 2))).getLong("unchanged"));

        assertEquals("2", one("penstock", "SELECT count(*) FROM mart.loan_history"));
        assertEquals("3", one("penstock", "SELECT count(*) FROM mart.change"));
    }

    @Test
    void changedRowsAreUpdatedWithHistory() throws SQLException {
        finished(clients(client(1), client(2)));
        finished(loans(loan(10, 1), loan(20, 2)));
        String paid =
                loan(20, 2).replace(",,ongoing,", ",2023-12-01 10:00:00,paid,").replace(",0", ",1086.18");

        JsonPath load = finished(loans(loan(10, 1), paid));

        assertEquals(1, load.getLong("updated"));
        assertEquals(1, load.getLong("unchanged"));
        assertEquals("ongoing|" + load.getLong("batchId"), one("penstock", """
                        SELECT former ->> 'status' || '|' || batch_id FROM mart.loan_history
                        WHERE operation = 'UPDATE' AND loan_id = 20"""));
    }

    @Test
    void repeatsWithinAFileAreDuplicatesOrRejects() throws SQLException {
        long batch = clients(client(1), client(1), client(1).replace("10000", "20000"));

        JsonPath load = finished(batch);

        assertEquals(1, load.getLong("inserted"));
        assertEquals(1, load.getLong("duplicate"));
        operator()
                .get("/loads/{id}/rejects", batch)
                .then()
                .body("rule", contains("unique"))
                .body("[0].line", equalTo(4))
                .body("[0].record", containsString("20000"));
        assertBalanced(batch);
    }

    @Test
    void loanWithoutClientIsRejectedWithItsRecord() throws SQLException {
        finished(clients(client(1)));
        long batch = loans(loan(10, 1), loan(20, 2));

        JsonPath load = finished(batch);

        assertEquals(1, load.getLong("inserted"));
        assertEquals(1, load.getLong("rejected"));
        operator()
                .get("/loads/{id}/rejects", batch)
                .then()
                .body("", hasSize(1))
                .body("[0].line", equalTo(3))
                .body("[0].column", equalTo("user_id"))
                .body("[0].rule", equalTo("reference"))
                .body("[0].reason", equalTo("expected a client with user_id 2, found none"))
                .body("[0].record", equalTo(loan(20, 2)));
        assertBalanced(batch);
    }

    @Test
    void loansWaitForClientsThatAreUnderWayUnlessTheirLoadFails() throws SQLException {
        sql("penstock", """
                INSERT INTO etl.load (batch_id, feed, name, dataset, state)
                VALUES (800001, 'clients', 'clients.csv', 'clients', 'CHUNKING')""");
        long batch = loans(loan(10, 1));

        Eventually.equal("MERGING", () -> load(batch).getString("state"));
        Eventually.staysFor(Duration.ofSeconds(2), () -> load(batch).get("finishedAt") == null);
        sql("penstock", "UPDATE etl.load SET state = 'FAILED', finished_at = now() WHERE batch_id = 800001");

        assertEquals(1, finished(batch).getLong("rejected"));
    }

    @ParameterizedTest
    @CsvSource({
        "tax,                '1000.00,11.20,1086.20,0',     tax-formula,        '11.18'",
        "tax,                '1000.00,11.19,1086.19,0',     ,",
        "due_amount,         '1000.00,11.18,1086.16,0',     due-amount-formula, '1086.18'",
        "due_amount,         '1000.00,11.18,1086.17,0',     ,",
        "loan_amount,        '10000.01,111.80,10861.81,0',  credit-limit,       '10000'",
        "loan_amount,        '10000.00,111.80,10861.80,0',  ,",
        "amount_paid,        '1000.00,11.18,1086.18,1086.19', paid-more-than-due, '1086.18'"
    })
    void amountsThatLookWrongAreNoticed(String column, String amounts, String rule, String expected)
            throws SQLException {
        finished(clients(client(1)));
        long batch = loans(loan(10, 1).replace("1000.00,11.18,1086.18,0", amounts));

        JsonPath load = finished(batch);

        assertEquals(1, load.getLong("inserted"));
        assertEquals(rule == null ? 0 : 1, load.getLong("anomalies"));
        if (rule != null) {
            operator()
                    .get("/loads/{id}/anomalies", batch)
                    .then()
                    .body("column", contains(column))
                    .body("rule", contains(rule))
                    .body("[0].reason", containsString(expected));
        }
    }

    @Test
    void amountsAreLookedAtAgainOnlyWhenTheyChange() throws SQLException {
        finished(clients(client(1)));
        String wrong = loan(10, 1).replace("11.18", "12.00");
        finished(loans(wrong));

        JsonPath paid = finished(loans(wrong.replace("2024-01-30", "2024-01-31")));
        JsonPath other = finished(loans(wrong.replace("12.00", "13.00")));

        assertEquals(0, paid.getLong("anomalies"));
        assertEquals(2, other.getLong("anomalies")); // tax and due amount
    }

    @Test
    void numbersThatMayBeTwoAreRefusedInAFileThatExchangesPointAndComma() throws SQLException {
        long batch = Lent.clients(
                "4,2023-01-10 09:15:00,approved,1,1.500,20,,",
                "2,2023-01-10 09:15:00,approved,1,\"850,000\",20,,",
                "5,2023-01-10 09:15:00,approved,1,2000,20,,",
                "3,2023-01-10 09:15:00,approved,1,\"1.500,00\",\"12,5\",,",
                "1,2023-01-10 09:15:00,approved,1,1500,\"0,950\",,");

        JsonPath load = finished(batch);

        assertEquals(1, load.getLong("inserted"));
        assertEquals(4, load.getLong("rejected"));
        assertEquals(
                "5 2000", one("penstock", "SELECT string_agg(user_id || ' ' || credit_limit, ',') FROM mart.client"));
        assertBalanced(batch);
    }

    @Test
    void numbersThatMayBeTwoAreReadInAFileThatDoesNotContradictThem() throws SQLException {
        long batch = Lent.clients(
                "1,2023-01-10 09:15:00,approved,1,\"1,500\",12.125,,",
                "2,2023-01-10 09:15:00,approved,1,\"2,500.50\",20,,",
                "3,2023-01-10 09:15:00,approved,1,2000,20,,");

        assertEquals(3, finished(batch).getLong("inserted"));
        assertEquals("1500", one("penstock", "SELECT round(credit_limit)::text FROM mart.client WHERE user_id = 1"));
    }

    @Test
    void secondOpenLoanAndLoanOfADeniedClientAreNoticed() throws SQLException {
        finished(clients(
                client(1),
                client(2),
                "3,2023-01-10 08:30:00,denied,1,0,30,defaulter,2023-10-01 00:00:00",
                "4,2023-01-10 08:30:00,denied,1,10000,30,defaulter,2023-12-01 00:00:00"));
        finished(loans(loan(10, 1)));

        long batch = loans(loan(11, 1), loan(20, 2), loan(30, 3), loan(40, 4));
        JsonPath load = finished(batch);

        assertEquals(4, load.getLong("inserted"));
        operator()
                .get("/loads/{id}/anomalies", batch)
                .then()
                .body("line", contains(2, 4, 4))
                .body("rule", contains("two-open-loans", "denied-client", "credit-limit"))
                .body("[0].reason", containsString("loan 10"));
        assertEquals(3, load.getLong("anomalies"));
    }

    private static long stage(String feed) throws SQLException {
        return switch (feed) {
            case "clients" -> clients(client(1), client(2), client(3));
            case "loans" -> loans(loan(10, 1), loan(20, 2), loan(30, 3));
            default -> contacts(contact(1), contact(2), contact(3));
        };
    }

    private static void assertBalanced(long batch) {
        JsonPath load = load(batch);
        assertEquals("COMPLETE", load.getString("state"));
        assertEquals(
                load.getLong("read"),
                load.getLong("inserted")
                        + load.getLong("updated")
                        + load.getLong("unchanged")
                        + load.getLong("duplicate")
                        + load.getLong("rejected"));
    }

    private static boolean isOf(String key, long batch) {
        return key.equals(Long.toString(batch));
    }
}
