package io.penstock.reporting.cohort.sheet;

import java.io.IOException;
import java.util.List;

/** Rows under one header, on as many sheets as they need: "Accounts", "Accounts 2" and so on. */
public final class SheetSeries {

    private final StreamedWorkbook workbook;
    private final String name;
    private final List<Column> columns;
    private final int rowLimit;
    private StreamedSheet current;
    private int sheets;
    private long rows;
    private long cut;

    SheetSeries(StreamedWorkbook workbook, String name, List<Column> columns, int rowLimit) throws IOException {
        this.workbook = workbook;
        this.name = name;
        this.columns = columns;
        this.rowLimit = rowLimit;
        begin();
    }

    /** Writes a row: a String, a Number or null for each column. */
    public void append(Object... values) throws IOException {
        if (current.rows() == rowLimit) {
            endSheet();
            begin();
        }
        current.append(values);
        rows++;
    }

    /** Ends the last sheet. */
    public void end() throws IOException {
        endSheet();
    }

    /** Rows written, without headers. */
    public long rows() {
        return rows;
    }

    /** Texts that were longer than a cell can be. */
    public long cut() {
        return cut;
    }

    private void begin() throws IOException {
        sheets++;
        current = workbook.begin(sheetName(), columns);
    }

    private void endSheet() throws IOException {
        cut += current.cut();
        workbook.end(sheetName(), current, columns.size());
    }

    private String sheetName() {
        return sheets == 1 ? name : name + " " + sheets;
    }
}
