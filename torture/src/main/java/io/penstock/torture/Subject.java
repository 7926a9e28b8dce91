package io.penstock.torture;

import io.penstock.local.Options;
import io.penstock.local.Rig;
import io.penstock.torture.work.Consumers;
import io.penstock.torture.work.Lender;
import io.penstock.torture.work.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The platform that is tortured, two processes of each service, and all that was sent into it. */
public final class Subject implements AutoCloseable {

    static final int REPLICAS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Nobody sleeps, alerts are told soon, and something is due every few seconds. */
    static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("PENSTOCK_NOTIFICATION_QUIET_HOURS_FROM", "00:00"),
            Map.entry("PENSTOCK_NOTIFICATION_QUIET_HOURS_TO", "00:00"),
            Map.entry("PENSTOCK_NOTIFICATION_DIGEST_WINDOW", "2s"),
            Map.entry("PENSTOCK_NOTIFICATION_SENDING_LEASE", "25s"),
            Map.entry("PENSTOCK_NOTIFICATION_SENDING_PAUSE", "1s"),
            Map.entry("PENSTOCK_NOTIFICATION_SENDING_ASK_AFTER", "2s"),
            Map.entry("PENSTOCK_REPORTING_REMINDERS_CRON", "0/5 * * * * ?"),
            Map.entry("PENSTOCK_INGEST_RETENTION_CRON", "0/7 * * * * ?"));

    private static final int FEWEST_CHUNKS = 20;
    private static final int LARGEST_CHUNK = 10_000;

    private final Rig rig;
    private final Path folder;
    private final Sent sent;

    private Subject(Rig rig, Path folder, Sent sent) {
        this.rig = rig;
        this.folder = folder;
        this.sent = sent;
    }

    /**
     * Starts it, and gives it a lender's books.
     *
     * @param home where all state is kept
     * @param duePerDay loans that are due on each day
     */
    public static Subject start(Path home, Consumers consumers, int duePerDay)
            throws IOException, SQLException, TimeoutException {
        Files.createDirectories(home);
        Path folder = Files.createDirectories(home.resolve("sent"));
        Lender lender = Lender.write(folder, duePerDay, consumers.seed());
        Rig rig = Rig.start(
                Options.unattended(home).withReplicas(REPLICAS).withEnvironment(environment(consumers.rows())));
        boolean begun = false;
        try {
            for (String file : Lender.FILES) {
                rig.drop(folder.resolve(file), file);
            }
            rig.penstock()
                    .awaitRow(
                            PATIENCE,
                            "SELECT count(*) / ? FROM etl.load WHERE state = 'COMPLETE'",
                            Lender.FILES.size());
            begun = true;
            return new Subject(rig, folder, new Sent(consumers, new ArrayList<>(), lender, new ArrayList<>()));
        } finally {
            if (!begun) {
                rig.close();
            }
        }
    }

    /** Chunks are small where files are, so that there is something to share. */
    private static Map<String, String> environment(int rows) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        int chunk = Math.max(1, Math.min(LARGEST_CHUNK, rows / FEWEST_CHUNKS));
        environment.put("PENSTOCK_INGEST_CHUNK_RECORDS", String.valueOf(chunk));
        return environment;
    }

    /** How long the last load took, from its file taken to its end. */
    public Duration lastLoad() throws SQLException {
        String file = sent.files().get(sent.lastFile()).name();
        return Duration.ofMillis(rig.penstock().number("""
                SELECT round(1000 * extract(epoch FROM l.finished_at - b.received_at))::bigint
                FROM etl.load AS l JOIN ingest.batch AS b ON b.id = l.batch_id WHERE l.name = ?""", file));
    }

    /** The running platform. */
    public Rig rig() {
        return rig;
    }

    /** All that was sent into it. */
    public Sent sent() {
        return sent;
    }

    /** Where files are written before they are sent; on the file system of the inbox. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        rig.close();
    }
}
