package io.penstock.torture.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Writes a file of consumers, with a few records that are there twice and a few that cannot be loaded. */
public final class ConsumerFile {

    private static final int REPEATED = 10;
    private static final int REFUSED = 20;

    private final Consumers consumers;
    private final int number;
    private final Set<Long> refused = new HashSet<>();
    private long line = 1;
    private long duplicate;
    private long inserted;
    private long updated;

    private ConsumerFile(Consumers consumers, int number) {
        this.consumers = consumers;
        this.number = number;
    }

    /** Writes the file of this number. */
    public static SentFile write(Consumers consumers, int number, Path file) throws IOException {
        return new ConsumerFile(consumers, number).writeTo(file);
    }

    private SentFile writeTo(Path file) throws IOException {
        MessageDigest hash = sha256();
        try (var out = new BufferedWriter(
                new OutputStreamWriter(new DigestOutputStream(Files.newOutputStream(file), hash), UTF_8))) {
            out.write(Consumer.HEADER + "\n");
            for (long id = consumers.first(number); id <= consumers.last(number); id++) {
                write(out, id);
            }
        }
        return new SentFile(
                number,
                file.getFileName().toString(),
                line - 1,
                inserted,
                updated,
                consumers.rows() - inserted - updated,
                duplicate,
                Set.copyOf(refused),
                HexFormat.of().formatHex(hash.digest()));
    }

    private void write(BufferedWriter out, long id) throws IOException {
        int version = consumers.versionAfter(id, number);
        String record = new Consumer(id, version).raw();
        writeLine(out, record);
        if (version == number) {
            if (consumers.bornIn(id) == number) {
                inserted++;
            } else {
                updated++;
            }
        }
        if (id % Math.max(1, consumers.rows() / REPEATED) == 0) {
            writeLine(out, record);
            duplicate++;
        }
        if (id % Math.max(1, consumers.rows() / REFUSED) == 0) {
            writeLine(out, "refused-" + id + ",,1 Main St,(217) 555-0101,,,,,,");
            refused.add(line);
        }
    }

    private void writeLine(BufferedWriter out, String record) throws IOException {
        out.write(record);
        out.write('\n');
        line++;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
