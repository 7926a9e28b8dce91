package io.penstock.ingest.table;

import io.penstock.tables.UnreadableTable;
import io.penstock.tables.Workbook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes the rows of a sheet on as records, whose lines are counted on from the sheet before. */
final class SheetRecords implements Workbook.Rows, RecordSink {
    private final RecordSink sink;
    private final long before;
    private final TableLayout layout;
    private long last;

    /** @param before the last line of the sheet before; 0 for the first one, whose header is that of the table */
    SheetRecords(RecordSink sink, long before, @Nullable Long declaredHeader) {
        this.sink = sink;
        this.before = before;
        layout = new TableLayout(this, declaredHeader, true);
    }

    @Override
    public boolean row(long number, List<String> cells) {
        last = number;
        layout.begin(number);
        for (String cell : cells) {
            char[] text = cell.toCharArray();
            requireWhole(text, number);
            layout.field(text, 0, text.length);
        }
        layout.end();
        return true;
    }

    /** To be called after the last row. */
    void finish() {
        if (last == 0) {
            throw new UnreadableTable("expected a header row, found an empty sheet", 1L);
        }
        layout.finish();
    }

    /** The line of the last row. */
    long lastLine() {
        return before + last;
    }

    List<String> remarks() {
        return layout.remarks();
    }

    @Override
    public void header(List<String> names) {
        if (before == 0) {
            sink.header(names);
        }
    }

    @Override
    public void begin(long line) {
        sink.begin(before + line);
    }

    @Override
    public void field(char[] chars, int offset, int length) {
        sink.field(chars, offset, length);
    }

    @Override
    public void end() {
        sink.end();
    }

    @Override
    public void discard() {
        sink.discard();
    }

    /** A workbook can escape half of a character ({@code _xD800_}), which no other text can hold. */
    private static void requireWhole(char[] text, long line) {
        for (int i = 0; i < text.length; i++) {
            if (Character.isSurrogate(text[i])) {
                boolean pair = i + 1 < text.length && Character.isSurrogatePair(text[i], text[i + 1]);
                if (!pair) {
                    throw new UnreadableTable("expected whole characters, found half of one", line);
                }
                i++;
            }
        }
    }
}
