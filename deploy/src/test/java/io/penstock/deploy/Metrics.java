package io.penstock.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics that the services' sources name. */
final class Metrics {

    private static final List<String> MODULES = List.of(
            "messaging", "schedules", "ingest-service", "etl-service", "notification-service", "reporting-service");
    private static final Pattern NAME = Pattern.compile("\"(penstock(\\.[a-z0-9]+)+)\"");

    /** What Prometheus' registry puts behind a name: the unit, and what is counted of it. */
    private static final Pattern BEHIND = Pattern.compile("(_seconds)?(_total|_count|_sum|_max|_bucket)?$");

    private Metrics() {}

    /** Their names as Prometheus writes them, without unit and suffix. */
    static Set<String> inSources() {
        Set<String> names = new TreeSet<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Repository.path(module + "/src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> addNames(file, names));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    static boolean isOneOf(Set<String> names, String metric) {
        return names.contains(metric) || names.contains(BEHIND.matcher(metric).replaceFirst(""));
    }

    private static void addNames(Path file, Set<String> names) {
        try {
            Matcher found = NAME.matcher(Files.readString(file));
            while (found.find()) {
                names.add(found.group(1).replace('.', '_'));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
