package io.penstock.ingest.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.penstock.tables.UnreadableTable;
import io.penstock.tables.Workbook;

/** Passes what FastCSV finds on, field by field. Records all of whose fields are blank are none. */
final class CsvRecords extends AbstractBaseCsvCallbackHandler<Boolean> {
    /** Longest field, in characters. A longer one is nearly always a quote that was never closed. */
    static final int MOST_FIELD_CHARS = Workbook.MOST_CELL_CHARS;

    private final TableLayout layout;
    private final long firstLine;
    private boolean ended;
    private boolean blank;
    private boolean any;
    private boolean begun;
    private long fieldLine;
    private long recordLine;

    /** @param firstLine what begins above it is no record */
    CsvRecords(TableLayout layout, long firstLine) {
        this.layout = layout;
        this.firstLine = firstLine;
    }

    @Override
    protected void handleBegin(long line) {
        recordLine = line;
        fieldLine = line;
        blank = true;
    }

    @Override
    protected void handleField(int index, char[] chars, int offset, int length, boolean quoted) {
        if (EndMarkReader.endsWithMark(chars, offset, length)) {
            endMark(index, quoted, EndMarkReader.isMark(chars, offset, length));
            return;
        }
        if (length > MOST_FIELD_CHARS) {
            throw new UnreadableTable("expected a field of at most 1 MB, found a longer one", fieldLine);
        }
        blank = blank && isBlank(chars, offset, length);
        pass(index, chars, offset, length);
        if (quoted) {
            fieldLine += LineOf.breaks(chars, offset, length);
        }
    }

    private void pass(int index, char[] chars, int offset, int length) {
        if (recordLine < firstLine) {
            return;
        }
        if (index == 0) {
            layout.begin(recordLine);
            begun = true;
        }
        layout.field(chars, offset, length);
    }

    private void endMark(int index, boolean quoted, boolean alone) {
        if (quoted || index > 0 || !alone) {
            throw new UnreadableTable(
                    "expected the closing quote of the field that begins on line %d, found the end of the file"
                            .formatted(fieldLine),
                    fieldLine);
        }
        ended = true;
    }

    @Override
    protected Boolean buildRecord() {
        if (begun && blank) {
            layout.discard();
        } else if (begun) {
            layout.end();
            any = true;
        }
        begun = false;
        return Boolean.TRUE;
    }

    /** To be called after the last record. */
    void finish() {
        if (!ended) {
            throw new IllegalStateException("the end mark was not read");
        }
        if (!any) {
            throw new UnreadableTable("expected a header row, found an empty file", 1L);
        }
        layout.finish();
    }

    /** The parser ran out of its buffer, which only an endless field brings about. */
    UnreadableTable fieldNeverEnds() {
        return new UnreadableTable(
                "expected the end of the field that begins on line %d within 1 MB, found none (a quote left open?)"
                        .formatted(fieldLine),
                fieldLine);
    }

    /** The parser met text between a closing quote and the next delimiter. */
    UnreadableTable textAfterQuote() {
        return new UnreadableTable(
                "expected a delimiter or the end of the line after the closing quote of the field that begins on"
                        + " line %d, found other text".formatted(fieldLine),
                fieldLine);
    }

    private static boolean isBlank(char[] chars, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            char c = chars[i];
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\u00A0') {
                return false;
            }
        }
        return true;
    }
}
