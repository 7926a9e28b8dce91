package io.penstock.ingest.table;

import io.penstock.ingest.table.TableFormat.Csv;
import io.penstock.ingest.table.TableFormat.Unreadable;
import io.penstock.tables.UnreadableTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads a file once from end to end: its hash, what kind of file it is, and whether all of its bytes are text in the
 * encoding it is said or seems to have. Only a file that is not UTF-8 although nothing else was declared is read a
 * second time, as windows-1252, unless it has characters that only UTF-8 explains: it is cut off, or put together of two
 * encodings, and would be loaded with letters that nobody wrote. So would one that has signs of yet another encoding.
 */
public final class SurveyFile {
    static final int HEAD = 64 * 1024;
    private static final int BLOCK = 256 * 1024;

    /** What is named as likely, if it explains the words of a text that is not windows-1252. */
    private static final List<String> OTHERS = List.of("macintosh", "IBM850");

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final Path file;
    private final String name;
    private final TableHints hints;
    private final MessageDigest digest = sha256();
    private long size;

    private SurveyFile(Path file, String name, TableHints hints) {
        this.file = file;
        this.name = name;
        this.hints = hints;
    }

    /**
     * Surveys a file.
     *
     * @param name the name it came with, whose extension may promise a workbook
     * @throws IOException when the file cannot be read; what it holds is never a reason to throw
     */
    public static Survey survey(Path file, String name, TableHints hints) throws IOException {
        return new SurveyFile(file, name, hints).survey();
    }

    private Survey survey() throws IOException {
        TableFormat format;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            take(head, head.length);
            format = Magic.recognise(head, name);
            if (format == null) {
                format = text(head, in);
            }
            drain(in);
        }
        return new Survey(HexFormat.of().formatHex(digest.digest()), size, format);
    }

    private TableFormat text(byte[] head, InputStream rest) throws IOException {
        Encoding encoding;
        try {
            encoding = DetectEncoding.of(head, hints.encoding());
        } catch (UnreadableTable e) {
            return new Unreadable(e.reason(), e.line());
        }
        StrictDecoding decoding = new StrictDecoding(encoding);
        decoding.add(head, head.length);
        byte[] block = new byte[BLOCK];
        for (int n = rest.read(block); n >= 0; n = rest.read(block)) {
            take(block, n);
            decoding.add(block, n);
        }
        Long bad = decoding.end();
        return bad == null ? new Csv(encoding) : otherEncoding(encoding, bad);
    }

    private TableFormat otherEncoding(Encoding tried, long bad) throws IOException {
        boolean guessed = tried.source().equals(DetectEncoding.DETECTED)
                && tried.charset().equals(StandardCharsets.UTF_8);
        if (!guessed) {
            String reason = "expected %s (%s), found bytes that are not %s"
                    .formatted(tried.charset(), tried.source(), tried.charset());
            return new Unreadable(reason, LineOf.offset(file, tried, bad));
        }
        if (LineOf.hasWide(file, tried, bad)) {
            return new Unreadable(
                    "expected UTF-8 to the end, as it begins, found bytes that are not UTF-8",
                    LineOf.offset(file, tried, bad));
        }
        Encoding western = new Encoding(WINDOWS_1252, 0, DetectEncoding.DETECTED);
        Long undefined = StrictDecoding.firstBad(file, western);
        if (undefined != null) {
            return new Unreadable(
                    "expected text in UTF-8 or windows-1252, found bytes that are neither" + likely(),
                    LineOf.offset(file, western, undefined));
        }
        Long doubt = EncodingDoubt.firstDoubt(file, WINDOWS_1252);
        return doubt == null
                ? new Csv(western)
                : new Unreadable(
                        "expected text in UTF-8 or windows-1252, found signs of another encoding" + likely(), doubt);
    }

    /** What to do about a text whose encoding is not known. */
    private String likely() throws IOException {
        String likely = "";
        for (String other : OTHERS) {
            if (likely.isEmpty() && EncodingDoubt.explainsWords(file, EncodingName.charset(other))) {
                likely = ", likely " + other;
            }
        }
        return likely + "; declare it in the feed (csv: {encoding: ...}) or as the charset of the upload";
    }

    private void drain(InputStream in) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            take(block, n);
        }
    }

    private void take(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
        size += length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
