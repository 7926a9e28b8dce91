package io.penstock.reporting.cohort.sheet;

import io.penstock.reporting.cohort.sheet.Column.Kind;
import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The cell styles of a workbook. */
final class Frame {

    private static final byte[] HEADER_FILL = {(byte) 0xDC, (byte) 0xE9, (byte) 0xF3};
    private static final byte[] FAINT = {0x59, 0x59, 0x59};
    private static final short TITLE_POINTS = 14;

    private final XSSFWorkbook workbook;
    private final Map<Kind, XSSFCellStyle> styles = new EnumMap<>(Kind.class);
    private final XSSFCellStyle header;
    private final XSSFCellStyle title;
    private final XSSFCellStyle note;
    private final XSSFCellStyle number;
    private final XSSFCellStyle leftCount;

    Frame(XSSFWorkbook workbook) {
        this.workbook = workbook;
        styles.put(Kind.TEXT, formatted("@"));
        styles.put(Kind.COUNT, formatted("#,##0"));
        styles.put(Kind.MONEY, formatted("#,##0.00"));
        // Neither a formula when it begins like one, nor one when somebody edits it.
        styles.get(Kind.TEXT).setQuotePrefixed(true);
        number = formatted("General");
        leftCount = formatted("#,##0");
        leftCount.setAlignment(HorizontalAlignment.LEFT);
        header = header();
        title = formatted("General");
        title.setFont(font(true, TITLE_POINTS, null));
        note = formatted("@");
        note.setFont(font(false, XSSFFont.DEFAULT_FONT_SIZE, FAINT));
        note.setWrapText(true);
        note.setVerticalAlignment(VerticalAlignment.TOP);
    }

    XSSFCellStyle of(Kind kind) {
        return styles.get(kind);
    }

    XSSFCellStyle headerStyle() {
        return header;
    }

    XSSFCellStyle titleStyle() {
        return title;
    }

    XSSFCellStyle noteStyle() {
        return note;
    }

    /** A number in a column of text, shown as it is. */
    XSSFCellStyle numberStyle() {
        return number;
    }

    XSSFCellStyle leftCountStyle() {
        return leftCount;
    }

    private XSSFCellStyle formatted(String pattern) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(pattern));
        return style;
    }

    private XSSFCellStyle header() {
        XSSFCellStyle style = formatted("@");
        style.setQuotePrefixed(true);
        style.setFont(font(true, XSSFFont.DEFAULT_FONT_SIZE, null));
        style.setFillForegroundColor(new XSSFColor(HEADER_FILL));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private XSSFFont font(boolean bold, short points, byte[] color) {
        XSSFFont usual = workbook.getFontAt(0);
        XSSFFont font = workbook.createFont();
        font.setFontName(usual.getFontName());
        font.setFamily(usual.getFamily());
        font.setScheme(usual.getScheme());
        font.setBold(bold);
        font.setFontHeightInPoints(points);
        if (color != null) {
            font.setColor(new XSSFColor(color));
        }
        return font;
    }
}
