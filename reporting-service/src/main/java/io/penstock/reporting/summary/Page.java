package io.penstock.reporting.summary;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A sheet that is read on a screen and printed: across one A4 page, landscape, with its pages numbered. */
final class Page {

    private static final String NO_VALUE = "–";
    private static final int CHARACTER = 256;
    /** Two lines. */
    private static final int HEADER_POINTS = 32;

    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    private final XSSFSheet sheet;
    private final Styles styles;

    Page(XSSFWorkbook workbook, Styles styles, String name, int... widths) {
        this.sheet = workbook.createSheet(name);
        this.styles = styles;
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, widths[i] * CHARACTER);
        }
        sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getFooter().setRight("Page &P of &N");
    }

    XSSFSheet sheet() {
        return sheet;
    }

    /** Writes a cell; null is a dash. */
    void put(int row, int column, Object value, Format format) {
        XSSFRow line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        XSSFCell cell = line.createCell(column);
        cell.setCellStyle(styles.of(value == null && format != Format.TEXT ? Format.NONE : format));
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
        } else if (value instanceof LocalDateTime time) {
            cell.setCellValue(time);
        } else {
            cell.setCellValue(value == null ? NO_VALUE : cut(value.toString()));
        }
    }

    /** For a sheet that is taller than wide, on a single page. */
    void onOnePageUpright() {
        sheet.getPrintSetup().setLandscape(false);
        sheet.getPrintSetup().setFitHeight((short) 1);
        sheet.setDisplayGridlines(false);
    }

    /** Writes the names of columns; those of numbers stand above the numbers, on the right. */
    void header(int row, int columnsOfText, String... names) {
        for (int i = 0; i < names.length; i++) {
            put(row, i, names[i], i < columnsOfText ? Format.HEADER : Format.HEADER_OF_NUMBERS);
        }
        sheet.getRow(row).setHeightInPoints(HEADER_POINTS);
    }

    /** Keeps the rows down to this one in view, on screen and on every page printed. */
    void freezeDownTo(int row) {
        sheet.createFreezePane(0, row + 1);
        sheet.setRepeatingRows(new CellRangeAddress(row, row, -1, -1));
    }

    void filter(int headerRow, int lastRow, int columns) {
        sheet.setAutoFilter(new CellRangeAddress(headerRow, Math.max(lastRow, headerRow), 0, columns - 1));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
