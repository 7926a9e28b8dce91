package io.penstock.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a platform left running that was killed before it could stop its processes. */
final class Orphans {

    private static final long PATIENCE_S = 20;

    private final Home home;
    private final Consumer<String> say;

    Orphans(Home home, Consumer<String> say) {
        this.home = home;
        this.say = say;
    }

    /** Stops the services first, so that PostgreSQL finds its clients gone. */
    void stop() throws IOException {
        List<ProcessHandle> stopped = new ArrayList<>();
        List<Path> pidFiles = pidFiles();
        for (Path file : pidFiles) {
            Optional<ProcessHandle> left = PidFile.find(file);
            if (left.isPresent()) {
                say.accept("stopping the service of " + file.getFileName() + ", left behind by an earlier run (process "
                        + left.get().pid() + ")");
                left.get().destroy();
                stopped.add(left.get());
            }
        }
        stopped.forEach(Orphans::await);
        for (Path file : pidFiles) {
            Files.deleteIfExists(file);
        }
        stopPostgres();
        RunFile.remove(home.path());
    }

    private List<Path> pidFiles() throws IOException {
        try (Stream<Path> files = Files.list(home.folder("pids"))) {
            return files.toList();
        }
    }

    private void stopPostgres() throws IOException {
        Optional<ProcessHandle> left = Postmaster.of(home.postgres());
        if (left.isPresent()) {
            say.accept("stopping PostgreSQL, left behind by an earlier run (process "
                    + left.get().pid() + ")");
            // SIGINT is its fast shutdown; SIGTERM would wait for clients.
            Signals.send("INT", left.get());
            await(left.get());
        }
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
