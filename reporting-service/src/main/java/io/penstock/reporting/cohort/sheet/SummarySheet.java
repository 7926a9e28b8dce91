package io.penstock.reporting.cohort.sheet;

import io.penstock.reporting.cohort.sheet.Column.Kind;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A page of facts. */
final class SummarySheet {

    private static final int CHARACTER = 256;
    private static final int NAME_WIDTH = 24;
    private static final int VALUE_WIDTH = 80;
    private static final float LINE_POINTS = 15;

    private final XSSFSheet sheet;
    private final Frame styles;

    SummarySheet(XSSFSheet sheet, Frame styles) {
        this.sheet = sheet;
        this.styles = styles;
        sheet.setColumnWidth(0, NAME_WIDTH * CHARACTER);
        sheet.setColumnWidth(1, VALUE_WIDTH * CHARACTER);
        sheet.setDisplayGridlines(false);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    void write(List<SummaryLine> lines) {
        for (SummaryLine line : lines) {
            Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
            switch (line.kind()) {
                case TITLE -> put(row, 0, line.name(), styles.titleStyle());
                case FACT -> fact(row, line);
                case NOTE -> {
                    put(row, 0, line.name(), styles.noteStyle());
                    note(row, (String) line.value());
                }
            }
        }
    }

    private void fact(Row row, SummaryLine line) {
        put(row, 0, line.name(), styles.of(Kind.TEXT));
        if (line.value() instanceof Number number) {
            Cell cell = row.createCell(1);
            cell.setCellValue(number.doubleValue());
            cell.setCellStyle(styles.leftCountStyle());
        } else {
            put(row, 1, (String) line.value(), styles.of(Kind.TEXT));
        }
    }

    private void note(Row row, String meaning) {
        put(row, 1, meaning, styles.noteStyle());
        row.setHeightInPoints(LINE_POINTS * (1 + meaning.length() / (VALUE_WIDTH + 1)));
    }

    private static void put(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }
}
