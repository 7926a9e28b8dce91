package io.penstock.etl.reject;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Rejects as a workbook: text cells, so that no content of a record is ever taken for a formula; a sheet per million. */
final class RejectsWorkbook implements AutoCloseable {

    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String[] COLUMNS = {"Line", "Column", "Rule", "Reason", "Record"};
    private static final int[] WIDTHS = {10, 20, 22, 70, 90};
    private static final int CHARACTER = 256;
    private static final int ROWS_IN_MEMORY = 100;
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final CellStyle headerStyle = headerStyle();
    private SXSSFSheet sheet = newSheet();
    private int rows = 1;

    void add(Reject reject) {
        if (rows == SpreadsheetVersion.EXCEL2007.getMaxRows()) {
            sheet = newSheet();
            rows = 1;
        }
        Row row = sheet.createRow(rows++);
        if (reject.line() != null) {
            row.createCell(0).setCellValue(reject.line().doubleValue());
        }
        text(row, 1, reject.column());
        text(row, 2, reject.rule());
        text(row, 3, reject.reason());
        text(row, 4, reject.record());
    }

    void write(OutputStream out) throws IOException {
        workbook.write(out);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private SXSSFSheet newSheet() {
        SXSSFSheet created = workbook.createSheet("Rejects " + (workbook.getNumberOfSheets() + 1));
        Row header = created.createRow(0);
        for (int i = 0; i < COLUMNS.length; i++) {
            text(header, i, COLUMNS[i]);
            header.getCell(i).setCellStyle(headerStyle);
            created.setColumnWidth(i, WIDTHS[i] * CHARACTER);
        }
        created.createFreezePane(0, 1);
        created.setAutoFilter(new CellRangeAddress(0, 0, 0, COLUMNS.length - 1));
        return created;
    }

    private CellStyle headerStyle() {
        Font bold = workbook.createFont();
        bold.setBold(true);
        CellStyle style = workbook.createCellStyle();
        style.setFont(bold);
        return style;
    }

    private static void text(Row row, int column, String text) {
        if (text != null) {
            row.createCell(column).setCellValue(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        }
    }
}
