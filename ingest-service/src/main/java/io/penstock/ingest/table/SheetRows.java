package io.penstock.ingest.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;

/**
 * Turns the cells of a sheet into records. A sheet leaves empty cells out: they are put back up to the width of the
 * header. Rows without any text are skipped, as blank lines are.
 */
final class SheetRows implements SheetContentsHandler {
    private static final int MOST_COLUMNS = 16_384;
    private static final int NO_TEXT = -1;

    private final RecordSink sink;
    private final List<String> cells = new ArrayList<>();
    private int width = NO_TEXT;
    private int lastText;

    SheetRows(RecordSink sink) {
        this.sink = sink;
    }

    @Override
    public void startRow(int row) {
        cells.clear();
        lastText = NO_TEXT;
    }

    @Override
    public void cell(String reference, @Nullable String text, @Nullable XSSFComment comment) {
        int column = new CellReference(reference).getCol();
        if (column < 0 || column >= MOST_COLUMNS) {
            throw new UnreadableTable("expected at most 16384 columns, found a cell beyond them", null);
        }
        while (cells.size() <= column) {
            cells.add("");
        }
        if (text != null && !text.isEmpty()) {
            cells.set(column, text);
            lastText = Math.max(lastText, column);
        }
    }

    @Override
    public void endRow(int row) {
        if (lastText == NO_TEXT) {
            return;
        }
        if (width == NO_TEXT) {
            width = lastText + 1;
            header(List.copyOf(cells.subList(0, width)), row + 1L);
            return;
        }
        sink.begin(row + 1L);
        for (int i = 0, end = Math.max(width, lastText + 1); i < end; i++) {
            char[] text = i < cells.size() ? cells.get(i).toCharArray() : new char[0];
            requireWhole(text, row + 1L);
            sink.field(text, 0, text.length);
        }
        sink.end();
    }

    private void header(List<String> names, long line) {
        for (String name : names) {
            requireWhole(name.toCharArray(), line);
            if (name.indexOf('\0') >= 0) {
                throw new UnreadableTable("expected a header row of text, found NUL characters in it", line);
            }
        }
        sink.header(names);
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

    void finish() {
        if (width == NO_TEXT) {
            throw new UnreadableTable("expected a header row, found an empty sheet", 1L);
        }
    }
}
