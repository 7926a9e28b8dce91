package io.penstock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages taken; with a folder, each change is a line of {@code messages.jsonl} there, read again at start. */
final class TwilioMessages {

    private final Path journal;
    private final Map<String, Sms> bySid = new LinkedHashMap<>();

    TwilioMessages(Path folder) {
        journal = folder == null ? null : folder.resolve("messages.jsonl");
        if (journal != null) {
            load(folder);
        }
    }

    synchronized void put(Sms sms) {
        bySid.put(sms.sid(), sms);
        if (journal != null) {
            append(sms);
        }
    }

    /** Changes a message's state, unless the message was forgotten meanwhile. */
    synchronized Optional<Sms> advance(String sid, String status, Integer errorCode) {
        Optional<Sms> advanced = get(sid).map(sms -> sms.with(status, errorCode));
        advanced.ifPresent(this::put);
        return advanced;
    }

    synchronized Optional<Sms> get(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /** Oldest first. */
    synchronized List<Sms> all() {
        return List.copyOf(bySid.values());
    }

    /** Newest first, as Twilio lists them. */
    List<Sms> newestFirst() {
        List<Sms> messages = new ArrayList<>(all());
        messages.sort(Comparator.comparing(Sms::createdAt).reversed());
        return messages;
    }

    synchronized void clear() {
        bySid.clear();
        try {
            if (journal != null) {
                Files.deleteIfExists(journal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(Sms sms) {
        try {
            Files.writeString(
                    journal,
                    WebPage.JSON.writeValueAsString(sms) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.exists(journal)) {
                for (String line : Files.readAllLines(journal)) {
                    Sms sms = WebPage.JSON.readValue(line, Sms.class);
                    bySid.put(sms.sid(), sms);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
