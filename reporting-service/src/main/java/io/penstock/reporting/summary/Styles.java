package io.penstock.reporting.summary;

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

/** The cell styles of a workbook, one per format. */
final class Styles {

    private static final byte[] HEADER_FILL = {(byte) 0xDC, (byte) 0xE9, (byte) 0xF3};
    private static final byte[] FAINT = {0x59, 0x59, 0x59};
    private static final short TITLE_POINTS = 14;

    private final XSSFWorkbook workbook;
    private final Map<Format, XSSFCellStyle> styles = new EnumMap<>(Format.class);

    Styles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        for (Format format : Format.values()) {
            styles.put(format, style(format));
        }
    }

    XSSFCellStyle of(Format format) {
        return styles.get(format);
    }

    private XSSFCellStyle style(Format format) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format.pattern()));
        switch (format) {
            case TITLE -> style.setFont(font(true, TITLE_POINTS));
            case NOTE -> style.setFont(faint());
            case HEADER -> header(style, HorizontalAlignment.LEFT);
            case HEADER_OF_NUMBERS -> header(style, HorizontalAlignment.RIGHT);
            case TEXT -> style.setQuotePrefixed(true);
            case ID, DATE, TIME -> style.setAlignment(HorizontalAlignment.LEFT);
            case NONE -> style.setAlignment(HorizontalAlignment.RIGHT);
            default -> style.setAlignment(HorizontalAlignment.GENERAL);
        }
        return style;
    }

    private void header(XSSFCellStyle style, HorizontalAlignment alignment) {
        style.setFont(font(true, XSSFFont.DEFAULT_FONT_SIZE));
        style.setFillForegroundColor(new XSSFColor(HEADER_FILL));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
    }

    private XSSFFont faint() {
        XSSFFont font = font(false, XSSFFont.DEFAULT_FONT_SIZE);
        font.setColor(new XSSFColor(FAINT));
        return font;
    }

    private XSSFFont font(boolean bold, short points) {
        XSSFFont usual = workbook.getFontAt(0);
        XSSFFont font = workbook.createFont();
        font.setFontName(usual.getFontName());
        font.setFamily(usual.getFamily());
        font.setScheme(usual.getScheme());
        font.setBold(bold);
        font.setFontHeightInPoints(points);
        return font;
    }
}
