package io.penstock.ingest.upload;

import io.penstock.ingest.intake.Places;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Streams uploads to disk, where they survive a crash from the moment their sender gets an answer. */
@ApplicationScoped
class Spool {
    static final String UNFINISHED = ".part";
    private static final int BLOCK = 256 * 1024;

    private final Places places;

    Spool(Places places) {
        this.places = places;
    }

    /** Writes the whole stream to a new file, and to the disk itself. */
    Spooled store(InputStream body) throws IOException {
        String name = UUID.randomUUID().toString();
        Path part = places.spool().resolve(name + UNFINISHED);
        try {
            Spooled spooled = write(body, part, name);
            Files.move(part, spooled.file(), StandardCopyOption.ATOMIC_MOVE);
            return spooled;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Spooled write(InputStream body, Path part, String name) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] block = new byte[BLOCK];
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = body.read(block); n >= 0; n = body.read(block)) {
                digest.update(block, 0, n);
                size += n;
                writeFully(file, ByteBuffer.wrap(block, 0, n));
            }
            file.force(true);
        }
        return new Spooled(places.spool().resolve(name), HexFormat.of().formatHex(digest.digest()), size);
    }

    private static void writeFully(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** An upload on disk. */
    record Spooled(Path file, String sha256, long size) {}
}
