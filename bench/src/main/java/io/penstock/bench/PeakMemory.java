package io.penstock.bench;

import io.penstock.local.Platform;
import io.penstock.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The most memory that each service has had resident, where the system tells (Linux). */
final class PeakMemory {

    private PeakMemory() {}

    static String of(Platform platform) throws IOException {
        List<String> peaks = new ArrayList<>();
        for (Service service : Service.values()) {
            Path status =
                    Path.of("/proc", Long.toString(platform.service(service).pid()), "status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmHWM:")) {
                        long kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
                        peaks.add(service.name().toLowerCase(Locale.ROOT) + " " + kilobytes / 1024 + " MB");
                    }
                }
            }
        }
        return peaks.isEmpty() ? "not told by this system" : String.join(", ", peaks);
    }
}
