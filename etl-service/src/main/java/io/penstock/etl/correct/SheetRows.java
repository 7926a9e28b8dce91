package io.penstock.etl.correct;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;

/** The rows of a sheet, without the gaps that a sheet leaves where it has nothing. */
final class SheetRows implements SheetContentsHandler {

    private final SentFile.Rows rows;
    private List<String> cells = new ArrayList<>();

    SheetRows(SentFile.Rows rows) {
        this.rows = rows;
    }

    @Override
    public void startRow(int number) {
        cells = new ArrayList<>();
    }

    @Override
    public void cell(String reference, String text, XSSFComment comment) {
        int column = new CellReference(reference).getCol();
        while (cells.size() < column) {
            cells.add("");
        }
        // A library that alters a cell may leave its former text behind, after the value that counts.
        if (cells.size() == column) {
            cells.add(text == null ? "" : text);
        }
    }

    @Override
    public void endRow(int number) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        try {
            rows.row(cells);
        } catch (SQLException e) {
            throw new RowRefused(e);
        }
    }

    /** A row could not be put where rows belong. */
    static final class RowRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RowRefused(SQLException cause) {
            super(cause);
        }

        @Override
        public synchronized SQLException getCause() {
            return (SQLException) super.getCause();
        }
    }
}
