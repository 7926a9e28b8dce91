package io.penstock.ingest.table;

import io.penstock.ingest.table.TableLayout.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the names of the columns among the first rows of a table. They are the first row, unless it has a name for less
 * than half of the columns, as a title, a date of print or merged group headings have: then they are the first wide row
 * that has nothing but different names.
 */
final class HeaderRow {
    /** Among how many rows that are not blank it is looked for. */
    static final int MOST_ROWS = 20;

    private static final int MOST_NAME_CHARS = 100;

    private HeaderRow() {}

    /** The index of the header; of the first row if no other is one. */
    static int among(List<Row> rows) {
        long widest = rows.stream().mapToLong(HeaderRow::filled).max().orElse(0);
        for (int i = 0; i < rows.size(); i++) {
            boolean wide = filled(rows.get(i)) * 2 > widest;
            if (wide && (i == 0 || isNames(rows.get(i)))) {
                return i;
            }
        }
        return 0;
    }

    /** How many columns have text. */
    static long filled(Row row) {
        return row.fields().stream().filter(field -> !field.isBlank()).count();
    }

    private static boolean isNames(Row row) {
        Set<String> names = new HashSet<>();
        return row.fields().stream()
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .allMatch(field -> isName(field) && names.add(field.toLowerCase(Locale.ROOT)));
    }

    private static boolean isName(String field) {
        return field.length() <= MOST_NAME_CHARS
                && field.indexOf('@') < 0
                && !Character.isDigit(field.codePointAt(0))
                && field.codePoints().anyMatch(Character::isLetter);
    }
}
