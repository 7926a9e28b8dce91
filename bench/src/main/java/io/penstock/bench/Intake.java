package io.penstock.bench;

import io.penstock.local.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Sends files through the running platform. */
final class Intake {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String FINISHED = """
            SELECT l.state, l.read, l.inserted, l.updated, l.unchanged, l.rejected,
                   extract(epoch FROM l.finished_at - b.received_at) AS seconds,
                   extract(epoch FROM l.started_at - b.received_at) AS staging
            FROM ingest.batch AS b JOIN etl.load AS l ON l.batch_id = b.id
            WHERE b.name = ? AND l.finished_at IS NOT NULL""";

    private final Platform platform;

    Intake(Platform platform) {
        this.platform = platform;
    }

    /** Drops a file and waits for its load; the time is that from the file taken to the load complete. */
    Loaded load(Path file) throws IOException, SQLException, InterruptedException {
        Path inbox = Path.of(platform.runFile().folders().inbox());
        Files.move(file, inbox.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        Instant end = Instant.now().plus(PATIENCE);
        try (Connection connection = platform.servers().postgres().connect("penstock");
                var query = connection.prepareStatement(FINISHED)) {
            query.setString(1, file.getFileName().toString());
            while (Instant.now().isBefore(end)) {
                try (var row = query.executeQuery()) {
                    if (row.next()) {
                        return new Loaded(
                                row.getString("state"),
                                row.getLong("read"),
                                row.getLong("inserted"),
                                row.getLong("updated"),
                                row.getLong("unchanged"),
                                row.getDouble("seconds"),
                                row.getDouble("staging"));
                    }
                }
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("load of " + file.getFileName() + " did not finish within " + PATIENCE);
    }

    /** Empties the mart and SMART360. */
    void forgetEverything() throws SQLException {
        try (Connection mart = platform.servers().postgres().connect("penstock");
                Connection smart360 = platform.servers().postgres().connect("smart360");
                var inMart = mart.createStatement();
                var inSmart360 = smart360.createStatement()) {
            inMart.execute("TRUNCATE mart.consumer, mart.consumer_history");
            inSmart360.execute("TRUNCATE public.consumer_table");
            inMart.execute("CHECKPOINT");
        }
    }

    /** What a load did, and how long it took from the file taken; the staging is part of it. */
    record Loaded(
            String state, long read, long inserted, long updated, long unchanged, double seconds, double staging) {

        /** Stops the measurement unless all rows have this outcome. */
        void mustHave(long expectedInserted, long expectedUpdated, long expectedUnchanged) {
            if (!state.equals("COMPLETE")
                    || inserted != expectedInserted
                    || updated != expectedUpdated
                    || unchanged != expectedUnchanged) {
                throw new IllegalStateException("expected COMPLETE with %d inserted, %d updated, %d unchanged, found %s"
                        .formatted(expectedInserted, expectedUpdated, expectedUnchanged, this));
            }
        }
    }
}
