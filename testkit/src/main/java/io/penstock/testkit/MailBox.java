package io.penstock.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The mails received: in memory or, when a folder is given, as one {@code .eml} file each, which is read when it is asked
 * for; a hundred thousand of them are no burden. What the envelope said is kept in two headers of our own at the top.
 */
final class MailBox {

    static final String ENVELOPE_TO = "X-Penstock-Envelope-To";
    static final String RECEIVED_AT = "X-Penstock-Received-At";

    private static final SoftReference<Mail> NOT_READ = new SoftReference<>(null);

    private final Path folder;
    private final TreeMap<Long, byte[]> inMemory = new TreeMap<>();

    /** All mails by id, each as it was last read, for as long as there is room. */
    private final TreeMap<Long, SoftReference<Mail>> mails = new TreeMap<>();

    private long lastId;

    MailBox(Path folder) {
        this.folder = folder;
        if (folder != null) {
            find();
        }
    }

    void receive(String recipient, byte[] mail) throws IOException {
        String envelope = ENVELOPE_TO + ": " + recipient + "\r\n" + RECEIVED_AT + ": " + Instant.now() + "\r\n";
        ByteArrayOutputStream raw = new ByteArrayOutputStream(mail.length + envelope.length());
        raw.writeBytes(envelope.getBytes(StandardCharsets.UTF_8));
        raw.writeBytes(mail);
        keep(raw.toByteArray());
    }

    private void keep(byte[] raw) throws IOException {
        long id = nextId();
        if (folder != null) {
            Files.write(file(id), raw);
        }
        synchronized (this) {
            mails.put(id, NOT_READ);
            if (folder == null) {
                inMemory.put(id, raw);
            }
        }
    }

    private synchronized long nextId() {
        return ++lastId;
    }

    synchronized int count() {
        return mails.size();
    }

    synchronized List<Mail> mails() {
        return mails.keySet().stream().map(this::read).toList();
    }

    synchronized Optional<Mail> mail(long id) {
        return mails.containsKey(id) ? Optional.of(read(id)) : Optional.empty();
    }

    synchronized Optional<byte[]> raw(long id) {
        return mails.containsKey(id) ? Optional.of(bytes(id)) : Optional.empty();
    }

    synchronized void clear() {
        try {
            if (folder != null) {
                for (long id : mails.keySet()) {
                    Files.deleteIfExists(file(id));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mails.clear();
        inMemory.clear();
    }

    private Mail read(long id) {
        Mail known = mails.get(id).get();
        if (known == null) {
            known = MailParts.read(id, bytes(id));
            mails.put(id, new SoftReference<>(known));
        }
        return known;
    }

    private byte[] bytes(long id) {
        try {
            return folder == null ? inMemory.get(id) : Files.readAllBytes(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(long id) {
        return folder.resolve("%06d.eml".formatted(id));
    }

    private void find() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.matches("[0-9]{1,18}\\.eml"))
                        .map(name -> Long.valueOf(name.substring(0, name.length() - ".eml".length())))
                        .forEach(id -> mails.put(id, NOT_READ));
            }
            lastId = mails.isEmpty() ? 0 : mails.lastKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
