package io.penstock.etl.smart360;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.EtlServers;
import io.penstock.messaging.Failures;
import io.penstock.testkit.Servers;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that resumes after another has taken its load. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class HoldMartIT {

    private static final long BATCH = 4_711_001;

    @Inject
    AgroalDataSource mart;

    @Inject
    @DataSource("smart360")
    AgroalDataSource smart360;

    @Inject
    HoldMart holdMart;

    @BeforeEach
    void consumers() throws SQLException {
        run("smart360", "TRUNCATE public.consumer_table");
        run("penstock", "DELETE FROM mart.consumer WHERE created_batch = " + BATCH);
        run("penstock", """
                INSERT INTO mart.consumer (consumer_id, last_name, created_batch, changed_batch)
                SELECT 'held-' || n, 'Doe', %1$d, %1$d FROM generate_series(1, 3) AS n""".formatted(BATCH));
    }

    @Test
    void deliveryOfOneWhoHoldsItsLoadArrives() throws SQLException {
        try (Connection holder = connect();
                Connection target = smart360.getConnection()) {
            deliver(holder, target);
        }
        assertEquals("3", one("smart360", "SELECT count(*) FROM consumer_table"));
    }

    @Test
    void nothingOfOneWhoHasLostItsLoadArrives() throws SQLException {
        Connection holder = connect();
        try (Connection target = smart360.getConnection()) {
            target.setAutoCommit(false);
            Delivery.pipe(Sql.CHANGED.formatted(BATCH), holder, Sql.FILL.formatted("public.consumer_table"), target);
            end();

            SQLException lost = assertThrows(SQLException.class, () -> HoldMart.commit(holder, target));

            assertTrue(Failures.passes(lost), lost.toString());
            target.rollback();
            target.setAutoCommit(true);
        }
        assertEquals("0", one("smart360", "SELECT count(*) FROM consumer_table"));
    }

    @Test
    void deliveryThatFailsLeavesNothingInTheConnectionThatGoesBackToThePool() throws SQLException {
        Connection holder = connect();
        end();
        try (Connection target = smart360.getConnection()) {
            assertThrows(SQLException.class, () -> deliver(holder, target));
        }
        assertEquals("0", one("smart360", "SELECT count(*) FROM consumer_table"));
        await().untilAsserted(() -> assertEquals("0", one("postgres", """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = 'smart360' AND usename = 'smart360_penstock'
                        AND state LIKE 'idle in transaction%'""")));
        try (Connection holds = connect();
                Connection next = smart360.getConnection()) {
            assertEquals(3, deliver(holds, next).rows());
        }
    }

    @Test
    void loadIsHeldForLongerWhileItIsDeliveredButNotForEver() throws SQLException {
        try (Connection connection = mart.getConnection()) {
            connection.setAutoCommit(false);
            holdMart.forDelivery(connection);
            assertEquals("15min", setting(connection));
            connection.rollback();
            assertEquals("1min", setting(connection));
            connection.setAutoCommit(true);
        }
    }

    private static Delivery deliver(Connection holder, Connection target) throws SQLException {
        return Delivery.whole(holder, target, () -> Delivery.of(BATCH, 0, holder, target));
    }

    private static String setting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW idle_in_transaction_session_timeout")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect() throws SQLException {
        Connection connection = Servers.postgres().connect("penstock", "etl", "etl");
        try (var statement = connection.createStatement()) {
            statement.execute("SET application_name = 'holder'");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** As the server does when a transaction was silent for too long. */
    private static void end() throws SQLException {
        run(
                "postgres",
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'holder'");
    }

    private static void run(String database, String sql) throws SQLException {
        try (Connection connection = Servers.postgres().connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(String database, String sql) throws SQLException {
        try (Connection connection = Servers.postgres().connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
