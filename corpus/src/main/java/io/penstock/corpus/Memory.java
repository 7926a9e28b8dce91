package io.penstock.corpus;

import io.penstock.local.Platform;
import io.penstock.local.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of the services at one moment.
 *
 * @param live megabytes on the heap after a full collection
 * @param peak most megabytes that the process ever had resident; none where the system does not tell
 */
record Memory(Map<Service, Long> live, Map<Service, Long> peak) {
    private static final long MEGABYTE = 1 << 20;
    private static final long KILOBYTES = 1024;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    static Memory of(Platform platform) throws IOException, InterruptedException {
        Map<Service, Long> live = new EnumMap<>(Service.class);
        Map<Service, Long> peak = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            long pid = platform.service(service).pid();
            live.put(service, liveBytes(pid) / MEGABYTE);
            Path status = Path.of("/proc", Long.toString(pid), "status");
            if (Files.exists(status)) {
                peak.put(service, kilobytes(status) / KILOBYTES);
            }
        }
        return new Memory(live, peak);
    }

    /** Holds the memory after the corpus against that before it. */
    Map<String, String> against(Memory before, long mostGrowth, long mostResident) {
        Map<String, String> faults = new TreeMap<>();
        live.forEach((service, now) -> {
            if (now - before.live.get(service) > mostGrowth) {
                faults.put(service.id() + " heap", before.live.get(service) + " MB became " + now + " MB");
            }
        });
        peak.forEach((service, now) -> {
            if (now > mostResident) {
                faults.put(service.id() + " resident", now + " MB, expected at most " + mostResident);
            }
        });
        return faults;
    }

    /** The total of a histogram of live objects, for which the heap is collected first. */
    private static long liveBytes(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        Matcher total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new IOException("expected a histogram of process " + pid + ", found none");
        }
        return Long.parseLong(total.group(1));
    }

    private static long kilobytes(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
