package io.penstock.etl.correct;

import io.penstock.etl.reject.FormulaGuard;
import io.penstock.etl.reject.RecordDownload;
import io.penstock.etl.reject.RejectSheet;
import io.penstock.etl.stage.ChunkRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;

/**
 * Where a sheet has the columns of the file. Columns are found by their name, wherever they stand; of several of one
 * name the first is the first. One that the sheet does not have keeps what the record had.
 */
final class SentColumns {

    private static final String RECORD = "record";
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final int NONE = -1;

    private final int line;
    private final int[] columns;
    private final int further;
    private final int record;

    private SentColumns(int line, int[] columns, int further, int record) {
        this.line = line;
        this.columns = columns;
        this.further = further;
        this.record = record;
    }

    /** Whether a row may be the header of corrected records. */
    static boolean hasLine(List<String> sent) {
        return sent.stream().anyMatch(name -> same(name, RejectSheet.LEADING.get(0)));
    }

    /** @param file the header of the load's file */
    static SentColumns of(List<String> sent, List<String> file) {
        List<String> names = new ArrayList<>(sent);
        int line = take(names, RejectSheet.LEADING.get(0));
        for (int i = 1; line == 0 && i < Math.min(names.size(), RejectSheet.LEADING.size()); i++) {
            if (same(names.get(i), RejectSheet.LEADING.get(i))) {
                names.set(i, null);
            }
        }
        int[] columns = file.stream().mapToInt(name -> take(names, name)).toArray();
        SentColumns found = new SentColumns(line, columns, take(names, RejectSheet.FURTHER), take(names, RECORD));
        if (found.record != NONE) {
            RecordDownload.PLACE.forEach(name -> take(names, name));
        }
        List<String> unknown =
                names.stream().filter(name -> name != null && !name.isBlank()).toList();
        if (!unknown.isEmpty()) {
            throw Unfit.ofColumns("expected the columns of the file and line, found others", unknown);
        }
        return found;
    }

    String line(List<String> cells) {
        return cell(cells, line);
    }

    /** Whether a row says nothing but perhaps which line it is. */
    boolean isBlank(List<String> cells) {
        return Arrays.stream(columns).allMatch(column -> cell(cells, column).isBlank())
                && cell(cells, further).isBlank()
                && cell(cells, record).isBlank();
    }

    /**
     * The record that a row stands for.
     *
     * @param former the record as it was rejected; returned itself if nothing was changed
     */
    String[] fields(List<String> cells, String[] former) {
        if (record != NONE) {
            String[] fields = ChunkRecords.Line.of(0, FormulaGuard.unguarded(cell(cells, record)))
                    .fields();
            return Arrays.equals(fields, former) ? former : fields;
        }
        String[] fields = new String[columns.length];
        boolean changed = false;
        for (int i = 0; i < fields.length; i++) {
            String was = i < former.length ? former[i] : "";
            String cell = cell(cells, columns[i]);
            boolean kept = columns[i] == NONE || unchanged(cell, was);
            fields[i] = kept ? was : cell.replace('\u2400', '\u0000');
            changed |= !kept;
        }
        String[] beyond = former.length > fields.length
                ? Arrays.copyOfRange(former, fields.length, former.length)
                : new String[0];
        String[] others = further == NONE ? beyond : further(cell(cells, further));
        return changed || !Arrays.equals(others, beyond) ? joined(fields, others) : former;
    }

    private static String[] further(String text) {
        return text.isBlank() ? new String[0] : ChunkRecords.Line.of(0, text).fields();
    }

    private static String[] joined(String[] fields, String[] others) {
        String[] all = Arrays.copyOf(fields, fields.length + others.length);
        System.arraycopy(others, 0, all, fields.length, others.length);
        return all;
    }

    /** What a sheet cannot hold, it has shown otherwise or cut off. */
    private static boolean unchanged(String cell, String was) {
        return cell.equals(was)
                || shown(cell).equals(shown(was))
                || (cell.length() == LONGEST_TEXT && shown(was).startsWith(shown(cell)));
    }

    private static String shown(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\u2400\uFFFE\uFFFF\\p{Cntrl}&&[^\n\t]]", "?");
    }

    private static int take(List<String> names, String wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i) != null && same(names.get(i), wanted)) {
                names.set(i, null);
                return i;
            }
        }
        return NONE;
    }

    private static boolean same(String name, String other) {
        return name.strip().equalsIgnoreCase(other.strip());
    }

    private static String cell(List<String> cells, int column) {
        return column == NONE || column >= cells.size() ? "" : cells.get(column);
    }
}
