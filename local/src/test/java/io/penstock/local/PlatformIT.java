package io.penstock.local;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform as a person has it: packaged services as processes, a file dropped into a folder. */
class PlatformIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SAMPLE_ROWS = 25;

    @TempDir
    private Path home;

    @BeforeEach
    void keepConsoleReadable() throws IOException {
        Logs.toFile(home);
    }

    @Test
    void droppedFileReachesSmart360AndIsFoundAgainAfterARestart() throws IOException, SQLException {
        List<ProcessHandle> processes;
        try (Platform platform = start()) {
            drop(platform);

            await().atMost(PATIENCE).untilAsserted(() -> assertComplete(platform.runFile()));
            assertEquals(platform.runFile(), RunFile.read(home));
            assertThrows(Refused.class, this::start, "the folder is in use");
            processes = processesOf(platform);
        }
        assertNoneLeft(processes);

        try (Platform again = start()) {
            assertComplete(again.runFile());
            processes = processesOf(again);
        }
        assertNoneLeft(processes);
    }

    private Platform start() {
        return Platform.start(Options.unattended(home), Progress.silent());
    }

    private static void drop(Platform platform) throws IOException {
        Path sample = Options.findRoot(Path.of("")).resolve("deploy/sample-data/consumers-sample.csv");
        Path inbox = Path.of(platform.runFile().folders().inbox());
        Path partial = Files.copy(sample, inbox.resolve("consumers.csv.part"));
        Files.move(partial, inbox.resolve("consumers.csv"));
    }

    private static void assertComplete(RunFile run) throws SQLException {
        viewer(run)
                .get(run.services().get("etl").url() + "/loads")
                .then()
                .statusCode(200)
                .body("[0].state", equalTo("COMPLETE"))
                .body("[0].inserted", equalTo(SAMPLE_ROWS));
        viewer(run)
                .get(run.services().get("reporting").url() + "/pipeline")
                .then()
                .statusCode(200)
                .body("[0].state", equalTo("COMPLETE"));
        assertEquals(SAMPLE_ROWS, rowsInSmart360(run));
    }

    private static int rowsInSmart360(RunFile run) throws SQLException {
        var smart360 = run.databases().get("smart360");
        try (var connection = DriverManager.getConnection(smart360.jdbc(), smart360.user(), smart360.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM consumer_table")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static RequestSpecification viewer(RunFile run) {
        return given().auth().preemptive().basic("viewer", run.users().get("viewer"));
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
