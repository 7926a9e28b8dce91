package io.penstock.etl.smart360;

import io.penstock.etl.load.Check;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Checks SMART360 after a delivery by queries of its own, on what was committed there. */
final class Validation {

    private static final String TARGET = "smart360.consumer_table";
    private static final String TABLE = "public.consumer_table";
    private static final String ROWS_OF_DELIVERY =
            "(SELECT t.* FROM public.consumer_table AS t JOIN delivery AS d USING (consumer_id))";

    private static final String NO_ROWS = "(SELECT * FROM public.consumer_table LIMIT 0)";

    /** Up to so many rows, only those of the delivery are read again; beyond, reading the whole table is cheaper. */
    private static final long SMALL = 10_000;

    private Validation() {}

    /** @param expected rows that the table should have */
    static List<Check> of(Connection target, long expected, long delivered) throws SQLException {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.equal("record-count", TARGET, expected, count(target)));
        try (var statement = target.createStatement();
                ResultSet broken = statement.executeQuery(Sql.VALIDATE.formatted(rowsToRead(delivered)))) {
            broken.next();
            ResultSetMetaData columns = broken.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                checks.add(Check.none(columns.getColumnLabel(i), TARGET, broken.getLong(i)));
            }
        }
        return checks;
    }

    private static String rowsToRead(long delivered) {
        if (delivered == 0) {
            return NO_ROWS;
        }
        return delivered > SMALL ? TABLE : ROWS_OF_DELIVERY;
    }

    private static long count(Connection target) throws SQLException {
        try (var statement = target.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + TABLE)) {
            row.next();
            return row.getLong(1);
        }
    }
}
