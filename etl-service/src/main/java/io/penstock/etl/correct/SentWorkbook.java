package io.penstock.etl.correct;

import io.penstock.tables.UnreadableTable;
import io.penstock.tables.Workbook;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** An Excel workbook, read as a stream; every sheet that has a line column counts. */
final class SentWorkbook implements SentFile {

    @Override
    public void read(Path file, Rows rows) throws IOException, SQLException {
        try (Workbook workbook = Workbook.open(file)) {
            for (Workbook.Sheet sheet : workbook.sheets()) {
                rows.sheet(sheet.name());
                workbook.read(sheet, (number, cells) -> {
                    pass(cells, rows);
                    return true;
                });
            }
        } catch (UnreadableTable e) {
            throw Unfit.because(e.reason());
        } catch (RowRefused e) {
            throw e.getCause();
        }
    }

    private static void pass(List<String> cells, Rows rows) {
        try {
            rows.row(cells);
        } catch (SQLException e) {
            throw new RowRefused(e);
        }
    }

    /** A row could not be put where rows belong. */
    private static final class RowRefused extends RuntimeException {
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
