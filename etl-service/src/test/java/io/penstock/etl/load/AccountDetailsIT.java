package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.sql;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Who has an account, as a list of accounts and as a query is told. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class AccountDetailsIT {

    @BeforeEach
    void fillMart() throws SQLException {
        sql("penstock", """
                TRUNCATE mart.consumer, mart.client, mart.contact, mart.loan, mart.cohort_account;
                INSERT INTO mart.consumer (consumer_id, name, phone_number, account_number) VALUES
                    ('C1', 'Ana', NULL, '007'), ('C2', 'Bea', '+12025550102', 'ACCT-9'), ('C4', 'Dia', NULL, '12'),
                    ('C3', 'Cid', NULL, '012'), ('C5', 'Eva', NULL, NULL), ('C6', 'Kim', NULL, 'A-3401'),
                    ('C7', 'Max', NULL, 'A77'), ('C8', 'Nia', NULL, '0A77'), ('C9', 'Lea', NULL, '00370001');
                INSERT INTO mart.client (user_id, created_at, status, batch, credit_limit, interest_rate)
                SELECT i, '2024-01-01', 'approved', 1, 0, 0 FROM unnest(ARRAY[7, 8, 9, 10]) AS i;
                INSERT INTO mart.contact (user_id, email, phone)
                SELECT i, 'client' || i || '@example.com', '+551190000000' || i FROM unnest(ARRAY[7, 8, 9, 11]) AS i;
                INSERT INTO mart.loan (loan_id, user_id, created_at, due_at, status, loan_amount, tax, due_amount, amount_paid)
                VALUES (1, 8, '2024-01-01', '2024-03-31', 'ongoing', 100, 1, 110.5, 10.25),
                    (2, 8, '2024-01-01', '2024-03-31', 'paid', 100, 1, 110.5, 110.5)""");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/cohort/who-has-an-account.csv", useHeadersInDisplayName = true)
    void accountOfAListIsAConsumersElseAClients(String listed, String expected) throws SQLException {
        sql("penstock", "TRUNCATE mart.cohort_account");
        sql("penstock", "INSERT INTO mart.cohort_account VALUES (1, 2, '" + listed + "', '[]')");

        assertEquals(expected, first("reporting", """
                        SELECT concat_ws(' ', found::text, coalesce(consumer_id, '-'), coalesce(name, '-'),
                            coalesce(phone_number, '-'), coalesce(email_address, '-'), coalesce(open_loans::text, '-'),
                            coalesce(open_amount::text, '-'))
                        FROM mart.cohort_row WHERE batch_id = 1"""));
    }

    @Test
    void everyAccountIsThereOnceWithWhoeverHasIt() throws SQLException {
        assertEquals(
                "007 C1 7 -, 012 C3 - -, 10 - 10 -, 8 - 8 +5511900000008, 9 - 9 +5511900000009, ACCT-9 C2 - +12025550102",
                first("cohort", """
                        SELECT string_agg(concat_ws(' ', account_number, coalesce(consumer_id, '-'),
                            coalesce(client_id::text, '-'), coalesce(phone_number, '-')), ', ' ORDER BY account_number)
                        FROM mart.account_details WHERE coalesce(consumer_id, '') < 'C6'"""));
        assertEquals("4", first("cohort", "SELECT count(*) FROM mart.account_details WHERE consumer_id >= 'C6'"));
        assertEquals(
                "8 1 100.25",
                first(
                        "cohort",
                        "SELECT concat_ws(' ', account_number, open_loans, open_amount) FROM mart.account_details"
                                + " WHERE open_loans > 0"));
    }

    @Test
    void clientsThatAreLoadedAreFoundInAListThatIsLoaded() throws SQLException {
        sql("penstock", "TRUNCATE mart.consumer, mart.client, mart.contact, mart.loan");
        finished(Lent.clients(Lent.client(4711)));
        finished(Lent.contacts(Lent.contact(4711)));
        long batch = RawZone.store("Account", List.of("04711", "4712"), 10);
        RawZone.tell(batch, "accounts");
        finished(batch);

        assertEquals(
                "04711 true client4711@example.com, 4712 false",
                first(
                        "reporting",
                        "SELECT string_agg(concat_ws(' ', account_number, found::text, email_address), ', ' ORDER BY line)"
                                + " FROM mart.cohort_row WHERE batch_id = " + batch));
    }

    @Test
    void rejectsOfListsAreReadByTheWorkbookAndThoseOfOtherLoadsAreNot() throws SQLException {
        long list = RawZone.store("Account,Note", List.of("4711,a", "Total,\"b\"\"c\"", ",d"), 10);
        RawZone.tell(list, "accounts");
        finished(list);
        long others = Lent.clients("no client");
        finished(others);

        assertEquals(
                "3 Account number: expected a whole number, or letters and digits, found 'Total' | Total,\"b\"\"c\", "
                        + "4 Account number: expected a value, found nothing | ,d",
                first(
                        "reporting",
                        "SELECT string_agg(line || ' ' || reason || ' | ' || record, ', ' ORDER BY line)"
                                + " FROM mart.cohort_reject WHERE batch_id IN (%d, %d)".formatted(list, others)));
    }

    @Test
    void queryMayReadItsViewsAndNothingElseAndWriteNowhere() throws SQLException {
        assertEquals("mart.account_details mart.reported_client mart.reported_loan", first("cohort", """
                        SELECT string_agg(n.nspname || '.' || c.relname, ' ' ORDER BY c.relname)
                        FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
                          AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                          AND (has_any_column_privilege('cohort', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
                            OR has_table_privilege('cohort', c.oid, 'DELETE, TRUNCATE, TRIGGER'))"""));
        for (String refused : List.of(
                "SELECT * FROM mart.consumer",
                "SELECT * FROM mart.client_history",
                "SELECT * FROM mart.cohort_row",
                "SELECT * FROM etl.load",
                "SELECT * FROM etl.stage_consumers",
                "SET TRANSACTION READ WRITE; UPDATE mart.account_details SET name = ''",
                "SET TRANSACTION READ WRITE; DELETE FROM mart.reported_loan",
                "SET TRANSACTION READ WRITE; CREATE TABLE mart.intruder (a int)",
                "SET TRANSACTION READ WRITE; CREATE TEMPORARY TABLE intruder (a int)",
                "SET TRANSACTION READ WRITE; CALL mart.merge('accounts', 1)",
                "CREATE SCHEMA intruder",
                "SET ROLE etl")) {
            assertThrows(SQLException.class, () -> first("cohort", refused), refused);
        }
    }

    private static String first(String role, String query) throws SQLException {
        try (var connection = Servers.postgres().connect("penstock", role, role);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            boolean rows = statement.execute(query);
            while (!rows && statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
            try (var row = statement.getResultSet()) {
                return row != null && row.next() ? row.getString(1) : null;
            }
        }
    }
}
