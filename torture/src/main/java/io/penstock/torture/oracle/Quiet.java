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
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Waits until the platform has nothing left to do. What it never gets done is for the oracle to say. */
public final class Quiet {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LOOK_OFTEN = Duration.ofMillis(250);
    private static final int LOOKS = 3;

    /** A message of unknown outcome is asked about; of one that a proxy has turned away, a person says what became of it. */
    private static final String MESSAGES_DUE = """
            SELECT count(*) FROM notification.delivery
            WHERE state IN ('PENDING', 'SENDING')
               OR channel = 'SMS' AND state = 'UNKNOWN' AND due_at IS NOT NULL
                   AND last_error IS DISTINCT FROM 'answer 503 is not Twilio''s own'""";

    /** A load that is held is left to a person. */
    private static final String UNFINISHED =
            "SELECT count(*) FROM etl.load WHERE finished_at IS NULL AND state <> 'HELD'";

    private Quiet() {}

    /**
     * Returns when nothing was to be done at several looks in a row.
     *
     * @return what was still to be done when the patience ended; empty if nothing was
     */
    public static List<String> await(Rig rig, Sent sent, Duration patience) throws InterruptedException {
        return await(() -> leftToDo(rig, sent), LOOK_EVERY, patience);
    }

    /** As {@link #await(Rig, Sent, Duration)}, for whoever knows already that what was sent has begun. */
    public static List<String> await(Rig rig, Duration patience) throws InterruptedException {
        return await(() -> leftToDo(rig, left -> {}), LOOK_OFTEN, patience);
    }

    private static List<String> await(Supplier<List<String>> look, Duration every, Duration patience)
            throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        int looks = 0;
        List<String> left = List.of();
        while (looks < LOOKS) {
            left = look.get();
            looks = left.isEmpty() ? looks + 1 : 0;
            if (Instant.now().isAfter(end) && looks == 0) {
                return left;
            }
            Thread.sleep(every.toMillis());
        }
        return left;
    }

    private static List<String> leftToDo(Rig rig, Sent sent) {
        return leftToDo(rig, left -> {
            long loads = (long) sent.files().size() + sent.cohorts().size();
            long done = rig.penstock()
                    .number("SELECT count(*) FROM etl.load WHERE dataset IN ('consumers', 'accounts') AND finished_at"
                            + " IS NOT NULL");
            add(left, "loads", Math.max(0, loads - done));
        });
    }

    private static List<String> leftToDo(Rig rig, Look first) {
        List<String> left = new ArrayList<>();
        try {
            first.look(left);
            add(left, "files in the inbox", filesIn(rig.inbox()));
            add(left, "loads", rig.penstock().number(UNFINISHED));
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
            if (left.isEmpty()) {
                // Takes longest, and is seldom all that is left.
                Broker.of(rig).unread().forEach((group, number) -> add(left, "messages for " + group, number));
            }
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

    /** Adds what is left to do. */
    private interface Look {
        void look(List<String> left) throws SQLException;
    }
}
