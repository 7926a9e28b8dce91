package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.sql;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class HistoryIT {

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", """
                TRUNCATE mart.client, mart.client_history, mart.loan, mart.loan_history, mart.contact, mart.contact_history,
                    mart.change, etl.waiting_loans""");
    }

    @ParameterizedTest
    @CsvSource({
        "client,  user_id, clients,  credit_limit, 10000,             20000",
        "loan,    loan_id, loans,    amount_paid,  0,                 500",
        "contact, user_id, contacts, email,        client1@example.com, other@example.com"
    })
    void everyChangeIsKeptWithFormerValueUserAndBatch(
            String table, String key, String dataset, String column, String first, String second) throws SQLException {
        finished(Lent.clients(Lent.client(1)));
        finished(Lent.contacts(Lent.contact(1)));
        finished(Lent.loans(Lent.loan(1, 1)));
        sql("penstock", "TRUNCATE mart.change");

        sql("penstock", "UPDATE mart.%s SET %s = '%s'".formatted(table, column, second));
        sql("penstock", "UPDATE mart.%s SET %s = '%s' WHERE %s = 2".formatted(table, column, second, key));
        sql("penstock", "SET penstock.\"user\" = 'ana'; DELETE FROM mart." + table);

        assertEquals(
                "INSERT etl - batch,UPDATE postgres %s -,DELETE ana %s -".formatted(first, second),
                one("penstock", """
                        SELECT string_agg(concat_ws(' ', operation, changed_by, coalesce(former ->> '%s', '-'),
                            CASE WHEN batch_id IS NULL THEN '-' ELSE 'batch' END), ',' ORDER BY id)
                        FROM mart.%s_history""".formatted(column, table)));
        assertEquals("2", one("penstock", "SELECT count(*) FROM mart.change WHERE dataset = '%s'".formatted(dataset)));
        assertEquals("2", one("penstock", "SELECT count(*) FROM mart.change"));
    }

    @Test
    void truncatedRowsAreKeptAsDeleted() throws SQLException {
        finished(Lent.clients(Lent.client(1), Lent.client(2)));
        sql("penstock", "UPDATE mart.client SET batch = 2");

        sql("penstock", "TRUNCATE mart.client");

        assertEquals("2", one("penstock", "SELECT count(former) FROM mart.client_history WHERE operation = 'DELETE'"));
        assertEquals("0", one("penstock", "SELECT count(*) FROM mart.altered_client"));
        assertEquals("3", one("penstock", "SELECT count(*) FROM mart.change"));
    }

    @Test
    void keyStaysForLife() throws SQLException {
        finished(Lent.clients(Lent.client(1)));

        SQLException refused =
                assertThrows(SQLException.class, () -> sql("penstock", "UPDATE mart.client SET user_id = 2"));

        assertTrue(refused.getMessage().contains("expected the key"), refused.getMessage());
    }

    @Test
    void stateAsOfATimeIsThatBeforeTheNextChange() throws SQLException {
        String before = now();
        finished(Lent.clients(Lent.client(1)));
        finished(Lent.loans(Lent.loan(10, 1)));
        String inserted = now();
        sql("penstock", "UPDATE mart.client SET credit_limit = 20000; UPDATE mart.loan SET amount_paid = 5");
        String updated = now();
        sql("penstock", "DELETE FROM mart.client; DELETE FROM mart.loan");
        String deleted = now();
        finished(Lent.clients(Lent.client(1)));

        assertNull(clientAt(before));
        assertEquals("10000", clientAt(inserted));
        assertEquals("20000", clientAt(updated));
        assertNull(clientAt(deleted));
        assertEquals("10000", clientAt(now()));
        assertNull(loanAt(before));
        assertEquals("0", loanAt(inserted));
        assertEquals("5", loanAt(updated));
        assertNull(loanAt(now()));
    }

    @Test
    void changesWithinOneTransactionHaveTheirOrder() throws SQLException {
        String before = now();
        try (var connection = Servers.postgres().connect("penstock", "etl", "etl");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    INSERT INTO mart.client (user_id, created_at, status, batch, credit_limit, interest_rate)
                    VALUES (1, now(), 'approved', 1, 1, 30)""");
            for (int limit = 2; limit <= 20; limit++) {
                statement.execute("UPDATE mart.client SET credit_limit = " + limit);
            }
            connection.commit();
        }

        assertNull(clientAt(before));
        assertEquals("t", one("penstock", """
                        SELECT bool_and(former ->> 'credit_limit' = (place - 1)::text)
                        FROM (SELECT former, row_number() OVER (ORDER BY id) AS place FROM mart.client_history) AS h
                        WHERE former IS NOT NULL"""));
    }

    private static String clientAt(String time) throws SQLException {
        return one("penstock", "SELECT credit_limit FROM mart.client_at(1, '%s')".formatted(time));
    }

    private static String loanAt(String time) throws SQLException {
        return one("penstock", "SELECT amount_paid FROM mart.loan_at(10, '%s')".formatted(time));
    }

    private static String now() throws SQLException {
        return one("penstock", "SELECT clock_timestamp()");
    }
}
