package io.penstock.reporting.summary;

import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Puts charts one below the other onto a sheet. */
final class ChartShelf {

    private static final int ROWS = 17;

    private final XSSFSheet sheet;
    private final int columns;
    private int row;

    /**
     * Begins at a row.
     *
     * @param columns how many columns of the sheet a chart is wide
     */
    ChartShelf(XSSFSheet sheet, int firstRow, int columns) {
        this.sheet = sheet;
        this.row = firstRow;
        this.columns = columns;
    }

    void add(NativeChart chart) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFClientAnchor place = drawing.createAnchor(0, 0, 0, 0, 0, row, columns, row + ROWS);
        chart.draw(drawing.createChart(place));
        row += ROWS + 1;
    }
}
