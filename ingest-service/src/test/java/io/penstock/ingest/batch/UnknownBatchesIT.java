package io.penstock.ingest.batch;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.ingest.Folders;
import io.penstock.ingest.Uploads;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A staged batch is loaded, although the event that says so was lost. */
@QuarkusTest
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "ingest"),
            @ResourceArg(name = "neighbours", value = "etl"),
        })
@QuarkusTestResource(Folders.class)
class UnknownBatchesIT {
    private static final String FEED = "repeated";

    @Inject
    AnnounceUnknownBatches announce;

    @Test
    void batchIsAnnouncedAgainUntilItHasALoad() throws Exception {
        long batch = Uploads.send(FEED, "lost.csv", "id\nlost\n", "STAGED");
        await().until(() -> announcements(batch) == 1);
        long other = Uploads.send(FEED, "known.csv", "id\nknown\n", "STAGED");
        sql("""
                INSERT INTO etl.load (batch_id, feed, name, dataset, state, dry_run)
                VALUES (%d, 'repeated', 'known.csv', 'consumers', 'PLANNED', true)""".formatted(other));

        ageAnnouncements();
        announce.announce();
        await().until(() -> announcements(batch) == 2);
        announce.announce();
        ageAnnouncements();
        announce.announce();
        await().until(() -> announcements(batch) == 3);

        assertEquals(1, announcements(other));
    }

    private static long announcements(long batch) {
        return Topics.all("ingestion").stream()
                .filter(event -> Long.toString(batch).equals(event.key()))
                .filter(event -> event.value().contains("\"STAGED\""))
                .count();
    }

    private static void ageAnnouncements() throws SQLException {
        sql("UPDATE ingest.batch SET announced_at = announced_at - interval '1 hour'");
    }

    private static void sql(String sql) throws SQLException {
        try (var connection = Servers.postgres().connect("penstock");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
