package io.penstock.corpus;

import io.penstock.local.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Puts inputs into the watched folders, well-behaved or not. */
final class Dropping {
    private static final int STEPS = 5;
    private static final long PAUSE_MS = 400;

    private final Inputs inputs;
    private final Found found;
    private final Path inbox;

    Dropping(Platform platform, Inputs inputs, Found found) {
        this.inputs = inputs;
        this.found = found;
        this.inbox = Path.of(platform.runFile().folders().inbox());
    }

    /** Where the case's file lies. */
    Path target(CorpusCase one) {
        Path folder = inbox.resolve(one.folder());
        if (one.rawName() == null) {
            return folder.resolve(inputs.nameOf(one));
        }
        StringBuilder name = new StringBuilder();
        for (byte b : one.rawName().getBytes(StandardCharsets.ISO_8859_1)) {
            name.append("%%%02X".formatted(b));
        }
        return Path.of(URI.create(folder.toUri() + name.toString()));
    }

    void send(CorpusCase one) throws Exception {
        Path target = target(one);
        Files.createDirectories(inbox.resolve(one.folder()));
        switch (one.how()) {
            case GROWING -> grow(one, target);
            case LINK -> Files.createSymbolicLink(target, inputs.copy(one));
            case PIPE -> makePipe(target);
            case FORBIDDEN -> forbid(one, target);
            case FOLDER -> Files.createDirectory(target);
            case DELETED ->
                meddle(one, target, () -> {
                    Files.deleteIfExists(target);
                    return target;
                });
            case REPLACED ->
                meddle(one, target, () -> Files.move(inputs.other(one), target, StandardCopyOption.ATOMIC_MOVE));
            case TRUNCATED ->
                meddle(one, target, () -> Files.copy(inputs.other(one), target, StandardCopyOption.REPLACE_EXISTING));
            default -> drop(one, target);
        }
    }

    private void drop(CorpusCase one, Path target) throws IOException {
        Files.move(inputs.copy(one), target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void forbid(CorpusCase one, Path target) throws IOException {
        Path file = inputs.copy(one);
        Files.setPosixFilePermissions(file, Set.of());
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void grow(CorpusCase one, Path target) throws IOException, InterruptedException {
        byte[] all = Files.readAllBytes(inputs.copy(one));
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            for (int i = 0; i < STEPS; i++) {
                int from = all.length * i / STEPS;
                out.write(all, from, all.length * (i + 1) / STEPS - from);
                out.flush();
                Thread.sleep(PAUSE_MS);
            }
        }
    }

    private void meddle(CorpusCase one, Path target, Callable<Path> deed) throws Exception {
        drop(one, target);
        found.awaitTaken(inbox.relativize(target).toString());
        deed.call();
    }

    private static void makePipe(Path target) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("mkfifo", target.toString()).start();
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("expected a named pipe, found that mkfifo failed");
        }
    }
}
