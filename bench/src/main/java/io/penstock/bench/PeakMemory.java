package io.penstock.bench;

import io.penstock.bench.Results.PeakRss;
import io.penstock.local.Platform;
import io.penstock.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that each service has had resident, where the system tells (Linux). */
final class PeakMemory {

    private PeakMemory() {}

    /** Forgets the peaks so far, where the system lets one. */
    static void reset(Platform platform) {
        for (Service service : Service.values()) {
            try {
                Files.writeString(of(platform, service, "clear_refs"), "5");
            } catch (IOException e) {
                // Then the peak is that since the start.
                return;
            }
        }
    }

    static PeakRss of(Platform platform) throws IOException {
        return new PeakRss(
                megabytes(platform, Service.INGEST),
                megabytes(platform, Service.ETL),
                megabytes(platform, Service.NOTIFICATION),
                megabytes(platform, Service.REPORTING));
    }

    private static long megabytes(Platform platform, Service service) throws IOException {
        Path status = of(platform, service, "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static Path of(Platform platform, Service service, String file) {
        return Path.of("/proc", Long.toString(platform.service(service).pid()), file);
    }
}
