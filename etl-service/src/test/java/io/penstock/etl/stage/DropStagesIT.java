package io.penstock.etl.stage;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.etl.load.EtlServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class DropStagesIT {

    @Inject
    DropStages dropStages;

    @Test
    void stageOfAnEndedLoadIsDroppedAndThatOfARunningOneStays() throws SQLException {
        try (Connection connection = Servers.postgres().connect("penstock", "etl", "etl")) {
            load(connection, 900_001, "COMPLETE", "now() - interval '2 minutes'");
            load(connection, 900_002, "CHUNKING", "NULL");

            dropStages.dropFinished();

            assertEquals(0, stages(connection, 900_001));
            assertEquals(1, stages(connection, 900_002));
            execute(connection, "UPDATE etl.load SET state = 'FAILED' WHERE batch_id = 900002");
        }
    }

    @Test
    void whoNeedsAStageWaitsWhileOthersAreDropped() throws Exception {
        try (Connection dropping = Servers.postgres().connect("penstock", "etl", "etl");
                Connection correcting = Servers.postgres().connect("penstock", "etl", "etl")) {
            correcting.setAutoCommit(false);
            execute(dropping, "SELECT pg_advisory_lock(hashtext('etl.drop-stages'))");
            CompletableFuture<Boolean> reopened = CompletableFuture.supplyAsync(() -> reopen(correcting));
            await().until(() -> waits(dropping));

            execute(dropping, "SELECT pg_advisory_unlock(hashtext('etl.drop-stages'))");

            assertTrue(reopened.get(1, TimeUnit.MINUTES));
            correcting.rollback();
        }
    }

    private static boolean reopen(Connection connection) {
        try {
            return new StageTable("consumers", 900_003).reopen(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean waits(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void load(Connection connection, long batchId, String state, String finishedAt) throws SQLException {
        execute(
                connection,
                "INSERT INTO etl.load (batch_id, feed, name, dataset, state, finished_at)"
                        + " VALUES (%d, 'consumers', 'file.csv', 'consumers', '%s', %s)"
                                .formatted(batchId, state, finishedAt));
        new StageTable("consumers", batchId).create(connection);
    }

    private static int stages(Connection connection, long batchId) throws SQLException {
        try (var query = connection.prepareStatement("SELECT count(*) FROM pg_class WHERE relname = ?")) {
            query.setString(1, "stage_consumers_" + batchId);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
