package io.penstock.bench;

import io.penstock.bench.Results.SmallFiles;
import io.penstock.local.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Files of twenty rows, dropped one after the other, five a second. */
final class ManySmallFiles {

    private static final int ROWS = 20;
    private static final long EVERY_MS = 200;
    private static final String TIMES = """
            SELECT b.name, extract(epoch FROM b.received_at) * 1000, extract(epoch FROM l.finished_at) * 1000
            FROM ingest.batch AS b JOIN etl.load AS l ON l.batch_id = b.id
            WHERE b.name LIKE 'small-%' AND l.state = 'COMPLETE'""";

    private final Platform platform;
    private final Path folder;

    ManySmallFiles(Platform platform, Path folder) {
        this.platform = platform;
        this.folder = folder;
    }

    /** What is told of them: the times, and how long the files lay before they were taken. */
    record Times(SmallFiles beyondPoll, long waitP50Ms, long waitP99Ms) {}

    Times measure(int files) throws IOException, SQLException, InterruptedException {
        Path inbox = Path.of(platform.runFile().folders().inbox());
        Map<String, Long> dropped = new HashMap<>();
        for (int i = 1; i <= files; i++) {
            Path file = folder.resolve("small-%03d.csv".formatted(i));
            new Consumers(ROWS).writeRaw(file, 0, 10 + i);
            dropped.put(file.getFileName().toString(), Instant.now().toEpochMilli());
            Files.move(file, inbox.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            Thread.sleep(EVERY_MS);
        }
        new Waiting(platform.servers().postgres())
                .forNumber(
                        "SELECT count(*) FILTER (WHERE l.state = 'COMPLETE') / " + files
                                + " FROM ingest.batch AS b JOIN etl.load AS l ON l.batch_id = b.id WHERE b.name LIKE 'small-%'");
        return times(dropped);
    }

    private Times times(Map<String, Long> dropped) throws SQLException {
        long[] waits = new long[dropped.size()];
        long[] loads = new long[dropped.size()];
        int n = 0;
        try (Connection connection = platform.servers().postgres().connect("penstock");
                var statement = connection.createStatement();
                var row = statement.executeQuery(TIMES)) {
            while (row.next()) {
                waits[n] = Math.max(0, row.getLong(2) - dropped.get(row.getString(1)));
                loads[n] = row.getLong(3) - row.getLong(2);
                n++;
            }
        }
        return new Times(
                new SmallFiles(percentile(loads, 50), percentile(loads, 99)),
                percentile(waits, 50),
                percentile(waits, 99));
    }

    /** The smallest of the values that is no smaller than so many percent of them. */
    static long percentile(long[] values, int percent) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }
}
