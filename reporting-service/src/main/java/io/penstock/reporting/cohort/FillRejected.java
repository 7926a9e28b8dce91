package io.penstock.reporting.cohort;

import io.penstock.reporting.cohort.sheet.Column;
import io.penstock.reporting.cohort.sheet.Column.Kind;
import io.penstock.reporting.cohort.sheet.SheetSeries;
import io.penstock.reporting.cohort.sheet.StreamedWorkbook;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Writes the rejected rows of a list to a sheet of its workbook, all as text. */
final class FillRejected {

    static final String REJECTED = "Rejected";

    /** So many rows are shown; of those beyond, only their number. */
    static final int MAX_ROWS = 10_000;

    private static final String TOTAL = "total";
    private static final List<Column> COLUMNS = List.of(
            new Column("Line", Kind.TEXT, 10),
            new Column("Reason", Kind.TEXT, 60),
            new Column("Record", Kind.TEXT, 80));

    private FillRejected() {}

    /** Writes the rows, and adds them to what was written before; without any there is no sheet. */
    static Filled of(StreamedWorkbook workbook, ResultSet rows, Filled accounts) throws SQLException, IOException {
        if (!rows.next()) {
            return accounts;
        }
        long rejected = rows.getLong(TOTAL);
        SheetSeries sheets = workbook.sheets(REJECTED, COLUMNS);
        do {
            sheets.append(rows.getString("line"), rows.getString("reason"), rows.getString("record"));
        } while (rows.next());
        if (rejected > sheets.rows()) {
            sheets.append(null, remainder(rejected - sheets.rows()), null);
        }
        sheets.end();
        return accounts.withRejected(rejected, sheets.cut());
    }

    private static String remainder(long rows) {
        return String.format(Locale.ROOT, rows == 1 ? "%,d more row was" : "%,d more rows were", rows)
                + " rejected; the load's list of rejects has all of them";
    }
}
