package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.torture.work.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Waits until the platform has nothing left to do. What it never gets done is for the oracle to say. */
public final class Quiet {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int LOOKS = 3;
    private static final String MESSAGES_DUE = """
            SELECT count(*) FROM notification.delivery
            WHERE state IN ('PENDING', 'SENDING') OR channel = 'SMS' AND state = 'UNKNOWN' AND due_at IS NOT NULL""";

    private Quiet() {}

    /**
     * Returns when nothing was to be done at several looks in a row.
     *
     * @return what was still to be done when the patience ended; empty if nothing was
     */
    public static List<String> await(Rig rig, Sent sent, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        int looks = 0;
        List<String> left = List.of();
        while (looks < LOOKS) {
            left = leftToDo(rig, sent);
            looks = left.isEmpty() ? looks + 1 : 0;
            if (Instant.now().isAfter(end) && looks == 0) {
                return left;
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
        return left;
    }

    private static List<String> leftToDo(Rig rig, Sent sent) {
        List<String> left = new ArrayList<>();
        try {
            add(left, "files in the inbox", filesIn(rig.inbox()));
            long loads = (long) sent.files().size() + sent.cohorts().size();
            long done = rig.penstock()
                    .number("SELECT count(*) FROM etl.load WHERE dataset IN ('consumers', 'accounts') AND finished_at"
                            + " IS NOT NULL");
            add(left, "loads", Math.max(0, loads - done));
            add(left, "loads", rig.penstock().number("SELECT count(*) FROM etl.load WHERE finished_at IS NULL"));
            for (Service service : Service.values()) {
                String waiting = "SELECT count(*) FROM " + service.id() + ".outbox";
                add(left, "events of " + service.id(), rig.penstock().number(waiting));
            }
            add(
                    left,
                    "workbooks",
                    rig.penstock().number("SELECT count(*) FROM reporting.cohort WHERE state = 'PENDING'"));
            add(
                    left,
                    "alerts",
                    rig.penstock().number("SELECT count(*) FROM notification.alert WHERE digest_id IS NULL"));
            add(left, "messages", rig.penstock().number(MESSAGES_DUE));
            Broker.of(rig).unread().forEach((group, number) -> add(left, "messages for " + group, number));
        } catch (SQLException | IOException | IllegalStateException e) {
            left.add(e.getMessage());
        }
        return left;
    }

    private static void add(List<String> left, String what, long number) {
        if (number > 0) {
            left.add(number + " " + what);
        }
    }

    private static long filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
