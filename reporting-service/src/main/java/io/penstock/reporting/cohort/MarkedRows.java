package io.penstock.reporting.cohort;

import io.penstock.reporting.cohort.OptOutChannels.Person;
import io.penstock.reporting.cohort.sheet.SheetSeries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of accounts, whose last cell says on which channels the person has opted out; several are asked about at once. */
final class MarkedRows {

    private static final int ROWS_AT_ONCE = 500;

    private final SheetSeries sheets;
    private final OptOutChannels optOuts;
    private final List<Object[]> rows = new ArrayList<>(ROWS_AT_ONCE);
    private final List<Person> persons = new ArrayList<>(ROWS_AT_ONCE);
    private long optedOut;

    MarkedRows(SheetSeries sheets, OptOutChannels optOuts) {
        this.sheets = sheets;
        this.optOuts = optOuts;
    }

    /** Takes a row, which must not be changed afterwards. */
    void append(Object[] row, Person person) throws IOException {
        rows.add(row);
        persons.add(person);
        if (rows.size() == ROWS_AT_ONCE) {
            writeRows();
        }
    }

    /** Writes what is left. */
    void end() throws IOException {
        if (!rows.isEmpty()) {
            writeRows();
        }
        sheets.end();
    }

    /** Persons who have opted out of a channel or of both. */
    long optedOut() {
        return optedOut;
    }

    private void writeRows() throws IOException {
        List<String> channels = optOuts.find(persons);
        for (int i = 0; i < rows.size(); i++) {
            Object[] row = rows.get(i);
            row[row.length - 1] = channels.get(i);
            optedOut += channels.get(i) == null ? 0 : 1;
            sheets.append(row);
        }
        rows.clear();
        persons.clear();
    }
}
