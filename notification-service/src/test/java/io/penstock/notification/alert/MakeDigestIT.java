package io.penstock.notification.alert;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.notification.LedgerRows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MakeDigestIT {

    @Inject
    MakeDigest digests;

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @Test
    void instancesThatLookAtOnceMakeOneDigest() throws InterruptedException {
        long before = LedgerRows.count("digest");
        raise("BAD_VALUES", 50, "2 seconds");
        Callable<Boolean> look = () -> {
            digests.make(AlertKind.BAD_VALUES);
            return true;
        };

        ExecutorService instances = Executors.newFixedThreadPool(8);
        instances.invokeAll(Collections.nCopies(8, look));
        instances.shutdown();

        assertEquals(before + 1, LedgerRows.count("digest"));
        assertEquals(0, LedgerRows.count("alert WHERE digest_id IS NULL"));
        assertEquals(
                List.of("EMAIL", "SMS"),
                LedgerRows.deliveries().stream()
                        .map(LedgerRows.Row::channel)
                        .sorted()
                        .toList());
    }

    @Test
    void kindsAreToldApart() {
        raise("BAD_VALUES", 2, "2 seconds");
        raise("FILE_LOCKED", 2, "2 seconds");

        await().until(() -> LedgerRows.count("delivery") == 4);

        assertEquals(2, LedgerRows.count("delivery WHERE alert_kind = 'FILE_LOCKED' AND batch_ids = '{1,2}'"));
    }

    @Test
    void alertsAreGatheredWhileMoreArriveButNotForEver() {
        // In one transaction: the service looks for digests to make all the time.
        LedgerRows.execute(
                String.join(
                        ";",
                        raising("BAD_VALUES", 1, "1.1 seconds"),
                        raising("UNEXPECTED", 1, "7 seconds"),
                        "INSERT INTO notification.alert (kind, subject, finding, raised_at)"
                                + " SELECT kind, 'still arriving', finding, now() + interval '1 hour' FROM notification.alert"));

        digests.make(AlertKind.BAD_VALUES);
        digests.make(AlertKind.UNEXPECTED);

        assertEquals(0, LedgerRows.count("alert WHERE kind = 'UNEXPECTED' AND digest_id IS NULL"));
        assertTrue(LedgerRows.count("delivery WHERE alert_kind = 'BAD_VALUES'") == 0);
        LedgerRows.execute("UPDATE notification.alert SET raised_at = now() - interval '1 hour'");
    }

    private static void raise(String kind, int alerts, String age) {
        LedgerRows.execute(raising(kind, alerts, age));
    }

    private static String raising(String kind, int alerts, String age) {
        return """
                INSERT INTO notification.alert (kind, subject, batch_id, finding, raised_at)
                SELECT '%s', 'load ' || n, n,
                    '{"name": "a.csv", "balanced": true, "rules": [], "checks": [], "quarantined": false}'::jsonb,
                    now() - interval '%s'
                FROM generate_series(1, %d) AS n""".formatted(kind, age, alerts);
    }
}
