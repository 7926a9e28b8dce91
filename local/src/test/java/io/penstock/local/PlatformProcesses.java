package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The services of a running platform and its PostgreSQL. */
record PlatformProcesses(List<ProcessHandle> processes) {

    static PlatformProcesses of(Platform platform, Path home) throws IOException {
        Stream<Long> services = platform.runFile().services().values().stream().map(RunFile.ServiceAddress::pid);
        Path postmaster = home.resolve("postgres").resolve("postmaster.pid");
        Stream<Long> postgres =
                Stream.of(Long.valueOf(Files.readAllLines(postmaster).get(0).strip()));
        List<ProcessHandle> found = Stream.concat(services, postgres)
                .map(pid -> ProcessHandle.of(pid).orElseThrow())
                .toList();
        assertEquals(Service.values().length + 1, found.size());
        return new PlatformProcesses(found);
    }

    void assertNoneLeft() {
        processes.forEach(process -> assertFalse(process.isAlive(), () -> "still there: " + process.info()));
    }
}
