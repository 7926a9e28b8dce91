package io.penstock.local;

import static io.penstock.testkit.Waiting.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform as a person has it: packaged services as processes, a file dropped into a folder. */
class PlatformIT {

    private static final int SAMPLE_ROWS = 25;

    @TempDir
    private Path home;

    @Test
    void droppedFileReachesSmart360AndIsFoundAgainAfterARestart() throws IOException, SQLException {
        List<ProcessHandle> processes;
        try (Rig rig = start()) {
            drop(rig);

            await().untilAsserted(() -> assertComplete(rig));
            assertEquals(rig.platform().runFile(), RunFile.read(home));
            assertThrows(Refused.class, this::start, "the folder is in use");
            processes = processesOf(rig.platform());
        }
        assertNoneLeft(processes);

        try (Rig again = start()) {
            assertComplete(again);
            processes = processesOf(again.platform());
        }
        assertNoneLeft(processes);
    }

    private Rig start() throws IOException {
        return Rig.start(Quick.options(home));
    }

    private static void drop(Rig rig) throws IOException {
        Path sample = Options.findRoot(Path.of("")).resolve("deploy/sample-data/consumers-sample.csv");
        rig.drop(Files.readString(sample), "consumers.csv");
    }

    private static void assertComplete(Rig rig) throws SQLException {
        rig.user("viewer")
                .get(rig.url(Service.ETL) + "/loads")
                .then()
                .statusCode(200)
                .body("[0].state", equalTo("COMPLETE"))
                .body("[0].inserted", equalTo(SAMPLE_ROWS));
        rig.user("viewer")
                .get(rig.url(Service.REPORTING) + "/pipeline")
                .then()
                .statusCode(200)
                .body("[0].state", equalTo("COMPLETE"));
        assertEquals(SAMPLE_ROWS, rig.smart360().number("SELECT count(*) FROM consumer_table"));
    }

    private List<ProcessHandle> processesOf(Platform platform) throws IOException {
        Stream<Long> services = platform.runFile().services().values().stream().map(RunFile.ServiceAddress::pid);
        Path postmaster = home.resolve("postgres").resolve("postmaster.pid");
        Stream<Long> postgres =
                Stream.of(Long.valueOf(Files.readAllLines(postmaster).get(0).strip()));
        List<ProcessHandle> found = Stream.concat(services, postgres)
                .map(pid -> ProcessHandle.of(pid).orElseThrow())
                .toList();
        assertEquals(Service.values().length + 1, found.size());
        return found;
    }

    private void assertNoneLeft(List<ProcessHandle> processes) {
        processes.forEach(process -> assertFalse(process.isAlive(), () -> "still there: " + process.info()));
        assertFalse(Files.exists(home.resolve("run.json")));
        assertTrue(Files.exists(home.resolve("secrets.properties")));
    }
}
