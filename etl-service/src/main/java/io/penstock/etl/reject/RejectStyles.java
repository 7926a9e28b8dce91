package io.penstock.etl.reject;

import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Workbook;

/** How cells of rejects look: a header, a text, and a text that is at fault. */
record RejectStyles(CellStyle header, CellStyle text, CellStyle fault) {

    RejectStyles(Workbook workbook) {
        this(header(workbook), text(workbook), fault(workbook));
    }

    private static CellStyle header(Workbook workbook) {
        Font bold = workbook.createFont();
        bold.setBold(true);
        CellStyle style = filled(text(workbook), IndexedColors.GREY_25_PERCENT);
        style.setFont(bold);
        return style;
    }

    private static CellStyle fault(Workbook workbook) {
        return filled(text(workbook), IndexedColors.ROSE);
    }

    private static CellStyle text(Workbook workbook) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat((short) BuiltinFormats.getBuiltinFormat("@"));
        return style;
    }

    private static CellStyle filled(CellStyle style, IndexedColors colour) {
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
