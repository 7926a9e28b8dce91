package io.penstock.etl.reject;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;

/**
 * Rejects or unread values as a workbook to be corrected and sent back: each record under the file's own header, the cells
 * at fault marked. Text cells, so that no content is ever taken for a formula, and what is typed stays as typed; a sheet per
 * million.
 */
final class RejectsWorkbook implements AutoCloseable {

    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int LEADING = RejectSheet.LEADING.size();
    private static final int[] LEADING_WIDTHS = {10, 18, 20, 60};
    private static final int NARROWEST = 12;
    private static final int WIDEST = 40;
    private static final int CHARACTER = 256;
    private static final int ROWS_IN_MEMORY = 100;
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    /** Notes are held in memory; beyond so many, the reason and the colour must do. */
    private static final int MOST_NOTES = 10_000;

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final RejectStyles styles = new RejectStyles(workbook);
    private final String title;
    private final RejectSheet layout;
    private final List<String> columns;
    private final int[] widths;
    private SXSSFSheet sheet;
    private int rows;
    private int notes;

    RejectsWorkbook(String title, RejectSheet layout) {
        this.title = title;
        this.layout = layout;
        this.columns = layout.columns();
        this.widths = Arrays.copyOf(LEADING_WIDTHS, columns.size());
        newSheet();
    }

    void add(Reject reject) {
        if (rows == SpreadsheetVersion.EXCEL2007.getMaxRows()) {
            newSheet();
        }
        Row row = sheet.createRow(rows++);
        if (reject.line() != null) {
            row.createCell(0).setCellValue(reject.line().doubleValue());
        }
        text(row, 1, reject.column());
        text(row, 2, reject.rule());
        text(row, 3, place(reject) + reject.reason());
        Map<Integer, String> faults = layout.faults(reject);
        String[] cells = layout.cells(reject.record());
        for (int i = 0; i < cells.length; i++) {
            Cell cell = text(row, LEADING + i, cells[i]);
            cell.setCellStyle(faults.containsKey(i) ? styles.fault() : styles.text());
            if (faults.containsKey(i) && notes++ < MOST_NOTES) {
                note(cell, faults.get(i));
            }
        }
    }

    private static String place(Reject reject) {
        return reject.sheet() == null ? "" : "sheet '%s', row %d: ".formatted(reject.sheet(), reject.row());
    }

    void write(OutputStream out) throws IOException {
        workbook.sheetIterator().forEachRemaining(each -> {
            for (int i = 0; i < widths.length; i++) {
                each.setColumnWidth(i, widths[i] * CHARACTER);
            }
        });
        workbook.write(out);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private void newSheet() {
        sheet = workbook.createSheet(title + " " + (workbook.getNumberOfSheets() + 1));
        rows = 1;
        Row header = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            text(header, i, columns.get(i)).setCellStyle(styles.header());
        }
        sheet.createFreezePane(1, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, 0, 0, columns.size() - 1));
    }

    private void note(Cell cell, String text) {
        ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + 4);
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 4);
        Comment note = sheet.createDrawingPatriarch().createCellComment(anchor);
        note.setString(new XSSFRichTextString(fitting(text)));
        note.setAuthor("Penstock");
        note.setAddress(cell.getAddress());
    }

    private Cell text(Row row, int column, String text) {
        Cell cell = row.createCell(column);
        if (text != null) {
            cell.setCellValue(fitting(text));
            if (column >= LEADING) {
                widths[column] = Math.min(WIDEST, Math.max(widths[column], Math.max(NARROWEST, text.length() + 2)));
            }
        }
        return cell;
    }

    private static String fitting(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
