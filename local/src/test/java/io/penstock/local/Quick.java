package io.penstock.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A platform that starts and tells sooner: what these tests ask for is not how fast long loads are. */
final class Quick {

    /** Code is compiled for a quick start, and alerts are gathered for two seconds instead of ten. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=128m",
            "PENSTOCK_NOTIFICATION_DIGEST_WINDOW", "2s");

    private Quick() {}

    /** The services run on a host in India: its language has digits of its own, and its clock is half an hour off. */
    static Options options(Path home) {
        return Options.unattended(home).withEnvironment(on("mr", "IN", "Asia/Kolkata"));
    }

    private static Map<String, String> on(String language, String country, String zone) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.merge(
                "JAVA_TOOL_OPTIONS",
                " -Duser.language=%s -Duser.country=%s -Duser.timezone=%s".formatted(language, country, zone),
                String::concat);
        return environment;
    }

    /** As above, in Turkey with the clock of New Zealand; spans are sent at once to this address, and the log is JSON. */
    static Options traced(Path home, String collector) {
        Map<String, String> environment = on("tr", "TR", "Pacific/Auckland");
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector);
        environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        environment.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "500ms");
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        return Options.unattended(home).withEnvironment(environment);
    }
}
