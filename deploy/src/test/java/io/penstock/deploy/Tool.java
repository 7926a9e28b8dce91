package io.penstock.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that a test runs. Where it is not installed, the test is skipped and says so; with {@code
 * -Dpenstock.tools=required} it fails.
 */
record Tool(String name) {

    static final Tool KUBECTL = new Tool("kubectl");
    static final Tool PROMTOOL = new Tool("promtool");

    /** What a run wrote to either stream, and how it ended. */
    record Ran(int exitCode, String output) {}

    Ran run(Path folder, String... words) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ran(process.waitFor(), output);
        } catch (IOException e) {
            return absent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        }
    }

    private Ran absent(IOException e) {
        if (System.getProperty("penstock.tools", "").equals("required")) {
            throw new UncheckedIOException(name + " is required and cannot be run", e);
        }
        String said = name + " is not installed: what it reads is NOT TESTED here";
        System.err.println("[WARNING] " + said);
        return Assumptions.abort(said);
    }
}
