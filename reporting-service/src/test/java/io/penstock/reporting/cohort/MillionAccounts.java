package io.penstock.reporting.cohort;

import static io.penstock.reporting.cohort.Cohorts.loaded;
import static io.penstock.reporting.cohort.Cohorts.ofBatch;
import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.reporting.Happenings;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A list of more accounts than a sheet holds, timed. Not among the tests of a build, for its length:
 * {@code -Dit.test=MillionAccounts}.
 */
@QuarkusTest
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "reporting"),
            @ResourceArg(name = "neighbours", value = "etl,notification")
        })
class MillionAccounts {

    private static final int FOUND = 1_060_000;
    private static final int UNKNOWN = 40_000;

    @Test
    void workbookOfMoreAccountsThanASheetHolds() throws IOException {
        Happenings batch = new Happenings();
        String prefix = "9" + batch.batchId();
        Lists.accounts(batch.batchId(), prefix, FOUND + UNKNOWN);
        Lists.consumers(prefix, 1, FOUND);
        Lists.update("ANALYZE mart.cohort_account, mart.consumer");
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long begun = System.nanoTime();

        loaded(batch, "million.csv", FOUND + UNKNOWN, 0, 0);

        await().until(() -> "MADE".equals(ofBatch(batch.batchId()).getString("state")));
        double seconds = (System.nanoTime() - begun) / 1e9;
        JsonPath made = ofBatch(batch.batchId());
        long peak = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                "%d accounts in %.1f s, %.0f rows/s, %d MB file, heap before %d MB, sum of pool peaks %d MB%n",
                FOUND + UNKNOWN,
                seconds,
                (FOUND + UNKNOWN) / seconds,
                made.getLong("bytes") >> 20,
                before >> 20,
                peak >> 20);
        assertEquals(FOUND, made.getInt("found"));
        assertEquals(UNKNOWN, made.getInt("notFound"));
        assertEquals(3, made.getInt("sheets"));
        Files.delete(Path.of("outbox", made.getString("fileName")));
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
