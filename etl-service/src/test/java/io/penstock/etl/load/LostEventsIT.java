package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.EtlCalls.viewer;
import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an event asks for is done, although the event was lost. The schedules look every second. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class LostEventsIT {

    @Test
    void chunksWhoseMessagesWereLostAreHandedOutAgain() throws SQLException {
        sql("penstock", """
                CREATE FUNCTION etl.lose() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
                CREATE TRIGGER lose BEFORE INSERT ON etl.outbox FOR EACH ROW WHEN (NEW.topic = 'etl-chunk')
                    EXECUTE FUNCTION etl.lose()""");
        long batch = RawZone.store("Account Number", List.of("1", "2", "3"), 1);
        RawZone.tell(batch, "accounts");
        await().until(() -> viewer().get("/loads/{id}", batch).statusCode() == 200);
        sql("penstock", "DROP FUNCTION etl.lose() CASCADE");

        sql("penstock", "UPDATE etl.chunk SET handed_out_at = now() - interval '1 hour' WHERE batch_id = " + batch);

        assertEquals("COMPLETE", finished(batch).getString("state"));
        assertEquals("0", one("penstock", "SELECT count(*) FROM etl.chunk WHERE NOT done AND batch_id = " + batch));
    }

    @Test
    void endOfALoadThatWasNotHeardOfIsPublishedAgain() throws SQLException {
        sql("penstock", """
                CREATE TABLE reporting.known_end (batch_id bigint, finished_at timestamptz);
                GRANT USAGE ON SCHEMA reporting TO etl;
                GRANT SELECT ON reporting.known_end TO etl""");
        try {
            long batch = RawZone.store("Account Number", List.of("4"), 1);
            RawZone.tell(batch, "accounts");
            finished(batch);
            await().until(() -> ends(batch) == 1);

            sql("penstock", "UPDATE etl.load SET finished_at = now() - interval '1 hour' WHERE batch_id = " + batch);

            await().until(() -> ends(batch) == 2);
            sql("penstock", "UPDATE etl.load SET end_told_at = now() - interval '1 hour' WHERE batch_id = " + batch);
            await().until(() -> ends(batch) == 3);
            sql("penstock", "INSERT INTO reporting.known_end VALUES (%d, now())".formatted(batch));
            sql("penstock", "UPDATE etl.load SET end_told_at = now() - interval '1 hour' WHERE batch_id = " + batch);
            assertEquals(
                    "0", one("penstock", "SELECT count(*) FROM etl.unknown_ends(now() - interval '30 minutes', 9)"));
        } finally {
            sql("penstock", "DROP TABLE reporting.known_end");
        }
    }

    private static long ends(long batch) {
        return Topics.all("etl-complete").stream()
                .filter(end -> end.key().equals(Long.toString(batch)))
                .count();
    }
}
