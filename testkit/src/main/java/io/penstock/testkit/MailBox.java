package io.penstock.testkit;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The mails received, in memory and, when a folder is given, as one {@code .eml} file each, so that they outlive the
 * server. What the envelope said is kept in two headers of our own at the top.
 */
final class MailBox {

    static final String ENVELOPE_TO = "X-Penstock-Envelope-To";
    static final String RECEIVED_AT = "X-Penstock-Received-At";

    private record Kept(Mail mail, byte[] raw) {}

    private final Path folder;
    private final TreeMap<Long, Kept> kept = new TreeMap<>();
    private long lastId;

    MailBox(Path folder) {
        this.folder = folder;
        if (folder != null) {
            load();
        }
    }

    synchronized void receive(MovingMessage moving, MailAddress recipient) throws MessagingException {
        try {
            String envelope =
                    ENVELOPE_TO + ": " + recipient.getEmail() + "\r\n" + RECEIVED_AT + ": " + Instant.now() + "\r\n";
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            raw.writeBytes(envelope.getBytes(StandardCharsets.UTF_8));
            moving.getMessage().writeTo(raw);
            keep(lastId + 1, raw.toByteArray());
            store(lastId, raw.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Mail> mails() {
        return kept.values().stream().map(Kept::mail).toList();
    }

    synchronized Optional<Mail> mail(long id) {
        return Optional.ofNullable(kept.get(id)).map(Kept::mail);
    }

    synchronized Optional<byte[]> raw(long id) {
        return Optional.ofNullable(kept.get(id)).map(Kept::raw);
    }

    synchronized void clear() {
        try {
            for (Long id : kept.keySet()) {
                if (folder != null) {
                    Files.deleteIfExists(file(id));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kept.clear();
    }

    private void keep(long id, byte[] raw) {
        kept.put(id, new Kept(MailParts.read(id, raw), raw));
        lastId = id;
    }

    private void store(long id, byte[] raw) throws IOException {
        if (folder != null) {
            Path partial = folder.resolve(file(id).getFileName() + ".part");
            Files.write(partial, raw);
            Files.move(partial, file(id), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path file(long id) {
        return folder.resolve("%06d.eml".formatted(id));
    }

    private void load() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.getFileName().toString().matches("[0-9]+\\.eml"))
                        .sorted()
                        .toList()) {
                    String name = file.getFileName().toString();
                    keep(Long.parseLong(name.substring(0, name.length() - ".eml".length())), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
