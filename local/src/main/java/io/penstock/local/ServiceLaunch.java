package io.penstock.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a service's process is begun, and what is kept of it in the platform's folder. */
record ServiceLaunch(Replica replica, Path jar, Home home, Map<String, String> environment) {

    private static final int LOG_LINES = 15;
    private static final List<String> JAVA_OPTIONS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true");

    /** Begins it, with more in its environment than it usually has. */
    Process begin(Map<String, String> more) {
        try {
            ProcessBuilder builder = builder();
            builder.environment().putAll(more);
            Process process = builder.start();
            PidFile.write(home.pidFile(replica.id()), process.toHandle());
            return process;
        } catch (IOException e) {
            throw new Refused(name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private ProcessBuilder builder() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.add("-jar");
        command.add(jar.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.directory(home.path().toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    void forget() {
        try {
            Files.deleteIfExists(home.pidFile(replica.id()));
        } catch (IOException e) {
            throw new Refused("a file in " + home.path() + " cannot be removed", e);
        }
    }

    String name() {
        return replica.title();
    }

    String lastLines() {
        return "The last lines of " + log() + ":\n    " + String.join("\n    ", Tail.of(log(), LOG_LINES));
    }

    private Path log() {
        return home.log(replica.id());
    }
}
