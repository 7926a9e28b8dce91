package io.penstock.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    private static final Place PLACE = new Place("topic", 3, 17);

    private final SilentReports reports = new SilentReports();
    private final AwaitedRepairs repairs = new AwaitedRepairs(reports);
    private final FailedWork failedWork = new FailedWork(repairs);
    private final Patience patience = new Patience(new WorkInHand(), repairs);
    private final AtomicInteger attempts = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"22021, 1", "54000, 1", "23505, 2"})
    void givesUpAtOnceOrAfterOneMoreAttempt(String sqlState, int expected) {
        assertThrows(
                IllegalStateException.class,
                () -> patience.persist(PLACE, () -> {
                    attempts.incrementAndGet();
                    throw failure(sqlState);
                }));

        assertEquals(expected, attempts.get());
    }

    @Test
    void showsThatARepairIsAwaitedUntilItIsDone() {
        Map<String, String> awaited = new HashMap<>();

        patience.persist(PLACE, () -> {
            awaited.putAll(repairs.awaited());
            if (attempts.incrementAndGet() < 3) {
                throw failure("42P01");
            }
        });

        assertTrue(
                awaited.get("topic=topic partition=3 offset=17")
                        .startsWith("IllegalStateException from SQLException sqlState=42P01 since "),
                awaited.toString());
        assertEquals(Map.of(), repairs.awaited());
        String fault = "IllegalStateException from SQLException sqlState=42P01";
        assertEquals(List.of("awaits repair: " + fault, "goes on: " + fault), reports.reports);
    }

    @Test
    void workWithoutMessageIsTriedByTheSamePolicy() {
        assertTrue(failedWork.isGivenUp("load batchId=1", failure("22021")));
        assertFalse(failedWork.isGivenUp("load batchId=2", failure("23505")));
        assertTrue(failedWork.isGivenUp("load batchId=2", failure("23505")));
        for (String sqlState : List.of("40P01", "42P01", "42P01", "42P01")) {
            assertFalse(failedWork.isGivenUp("load batchId=3", failure(sqlState)));
        }

        assertTrue(failedWork.isPaused("load batchId=3"));
        assertFalse(failedWork.isPaused("load batchId=4"));
        assertEquals(Set.of("load batchId=3"), repairs.awaited().keySet());
    }

    private static IllegalStateException failure(String sqlState) {
        return new IllegalStateException(new SQLException("", sqlState));
    }
}
