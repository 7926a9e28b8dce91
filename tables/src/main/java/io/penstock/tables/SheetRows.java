package io.penstock.tables;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;

/** Puts back the empty cells that a sheet leaves out, and passes over rows without any text. */
final class SheetRows implements SheetContentsHandler {
    private static final int MOST_COLUMNS = 16_384;

    private final Workbook.Rows rows;
    private final List<String> cells = new ArrayList<>();

    SheetRows(Workbook.Rows rows) {
        this.rows = rows;
    }

    @Override
    public void startRow(int row) {
        cells.clear();
    }

    @Override
    public void cell(String reference, String text, XSSFComment comment) {
        int column = new CellReference(reference).getCol();
        if (column < 0 || column >= MOST_COLUMNS) {
            throw new UnreadableTable("expected at most 16384 columns, found a cell beyond them", null);
        }
        while (cells.size() < column) {
            cells.add("");
        }
        // A program that alters a cell may leave its former text behind, after the value that counts.
        if (cells.size() == column) {
            cells.add(text == null ? "" : text);
        }
    }

    @Override
    public void endRow(int row) {
        int end = cells.size();
        while (end > 0 && isBlank(cells.get(end - 1))) {
            end--;
        }
        if (end > 0) {
            pass(row + 1L, List.copyOf(cells.subList(0, end)));
        }
    }

    private void pass(long number, List<String> row) {
        boolean more;
        try {
            more = rows.row(number, row);
        } catch (RuntimeException e) {
            throw new Refused(e);
        }
        if (!more) {
            throw new Enough();
        }
    }

    private static boolean isBlank(String text) {
        return text.chars().allMatch(c -> c == '\u00A0' || Character.isWhitespace(c));
    }

    /** No more rows are wanted. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    /** Who takes the rows has failed, which is no fault of the workbook. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(RuntimeException cause) {
            super(cause);
        }

        @Override
        public synchronized RuntimeException getCause() {
            return (RuntimeException) super.getCause();
        }
    }
}
