package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.sql;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the ingest service can see of loads. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class LoadStateIT {

    @Test
    void ingestSeesHowFarLoadsAreAndWhichAreInForce() throws SQLException {
        sql("penstock", """
                INSERT INTO etl.load (batch_id, feed, name, state, undone_at, dry_run) VALUES
                    (900001, 'a', 'complete', 'COMPLETE', NULL, false),
                    (900002, 'a', 'begun', 'CHUNKING', NULL, false),
                    (900003, 'a', 'failed', 'FAILED', NULL, false),
                    (900004, 'a', 'undone', 'COMPLETE', now(), false),
                    (900005, 'a', 'tried', 'COMPLETE', NULL, true)""");
        try (Connection ingest = Servers.postgres().connect("penstock", "ingest", "ingest");
                var statement = ingest.createStatement()) {
            var seen = new TreeMap<Long, String>();
            try (var rows = statement.executeQuery(
                    "SELECT batch_id, state, in_force FROM etl.load_state WHERE batch_id BETWEEN 900001 AND 900005")) {
                while (rows.next()) {
                    seen.put(rows.getLong(1), rows.getString(2) + " " + rows.getBoolean(3));
                }
            }

            assertEquals(
                    "{900001=COMPLETE true, 900002=CHUNKING true, 900003=FAILED false, 900004=COMPLETE false}",
                    seen.toString());
            assertEquals(
                    "42501",
                    assertThrows(SQLException.class, () -> statement.execute("SELECT * FROM etl.load"))
                            .getSQLState());
        } finally {
            sql("penstock", "DELETE FROM etl.load WHERE batch_id BETWEEN 900001 AND 900005");
        }
    }
}
