package io.penstock.reporting.cohort.sheet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads a workbook that was written: every part has the sum that it was written with, every sheet all its rows and cells,
 * to its last tag. Not parsed, which would take longer than writing did.
 */
public final class ReadBack {

    private static final List<String> LISTS = List.of("[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml");
    private static final int BUFFER = 1 << 16;
    private static final byte[] END = "</worksheet>".getBytes(US_ASCII);

    /** Texts hold no such byte: it is written as an entity there. */
    private static final byte TAG = '<';

    private int rows;
    private long cells;
    private byte beforeLast;
    private byte last;
    private final byte[] end = new byte[END.length];

    private ReadBack() {}

    /**
     * Compares.
     *
     * @throws IOException if the workbook is not the one that was written
     */
    public static void verify(InputStream in, List<SheetSize> written) throws IOException {
        Map<String, ReadBack> found = new HashMap<>();
        byte[] buffer = new byte[BUFFER];
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                ReadBack read = new ReadBack();
                for (int length = zip.read(buffer); length > 0; length = zip.read(buffer)) {
                    read.take(buffer, length);
                }
                found.put(part.getName(), read);
            }
        }
        if (!found.keySet().containsAll(LISTS)) {
            throw new IOException("workbook is not as it was written: parts are missing");
        }
        for (SheetSize sheet : written) {
            found.getOrDefault(sheet.part(), new ReadBack()).compare(sheet);
        }
    }

    private void take(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            byte current = buffer[i];
            if (beforeLast == TAG) {
                if (last == 'c' && current == ' ') {
                    cells++;
                } else if (last == 'r' && current == 'o') {
                    rows++;
                }
            }
            beforeLast = last;
            last = current;
        }
        int kept = Math.max(0, end.length - length);
        System.arraycopy(end, end.length - kept, end, 0, kept);
        System.arraycopy(buffer, Math.max(0, length - end.length), end, kept, end.length - kept);
    }

    private void compare(SheetSize sheet) throws IOException {
        if (rows != sheet.rows() || cells != sheet.cells() || !Arrays.equals(end, END)) {
            throw new IOException(
                    "workbook is not as it was written: sheet %s, expected %d rows and %d cells, found %d and %d"
                            .formatted(sheet.name(), sheet.rows(), sheet.cells(), rows, cells));
        }
    }
}
