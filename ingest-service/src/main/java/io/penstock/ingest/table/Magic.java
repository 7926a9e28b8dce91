package io.penstock.ingest.table;

import io.penstock.ingest.table.TableFormat.Unreadable;
import io.penstock.ingest.table.TableFormat.Workbook;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells files by their first bytes, as a name may promise anything. */
final class Magic {
    private static final String ZIP = "504b0304";
    private static final String EMPTY_ZIP = "504b0506";
    private static final Map<String, String> STRANGERS = strangers();

    private Magic() {}

    /** What the head says: a workbook, something that is no table, or null when it may be text. */
    static @Nullable TableFormat recognise(byte[] head, String name) {
        String start = HexFormat.of().formatHex(head, 0, Math.min(head.length, 8));
        if (start.startsWith(ZIP) || start.startsWith(EMPTY_ZIP)) {
            return new Workbook();
        }
        for (Map.Entry<String, String> stranger : STRANGERS.entrySet()) {
            if (start.startsWith(stranger.getKey())) {
                return new Unreadable("expected CSV text or an .xlsx workbook, found " + stranger.getValue(), null);
            }
        }
        String kind = TextKind.of(head);
        if (kind != null) {
            return new Unreadable("expected CSV text or an .xlsx workbook, found " + kind, null);
        }
        if (promisesWorkbook(name) && head.length > 0) {
            return new Unreadable("expected an .xlsx workbook as the name says, found no zip archive", null);
        }
        return null;
    }

    private static boolean promisesWorkbook(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xlsx") || lower.endsWith(".xlsm");
    }

    private static Map<String, String> strangers() {
        Map<String, String> magic = new LinkedHashMap<>();
        magic.put(
                "d0cf11e0a1b11ae1",
                "an old .xls or a workbook with a password; open it in Excel and save it as .xlsx, without a password");
        magic.put("1f8b", "a gzip archive");
        magic.put("377abcaf271c", "a 7z archive");
        magic.put("526172211a07", "a RAR archive");
        magic.put("28b52ffd", "zstd-compressed data");
        magic.put("fd377a585a00", "xz-compressed data");
        magic.put("89504e470d0a1a0a", "a PNG image");
        magic.put("ffd8ff", "a JPEG image");
        magic.put("7f454c46", "a program (ELF)");
        magic.put("50415231", "a Parquet file");
        magic.put("53514c69746520", "an SQLite database");
        return magic;
    }
}
