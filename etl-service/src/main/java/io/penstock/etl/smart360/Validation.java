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

    private final Connection target;
    private final Delivery delivery;
    private final List<Check> checks = new ArrayList<>();

    Validation(Connection target, Delivery delivery) {
        this.target = target;
        this.delivery = delivery;
    }

    private boolean isSmall() {
        return delivery.rows() <= SMALL;
    }

    /**
     * Whether all records must be counted. Of small deliveries that follow each other closely only the last has that done:
     * what one of them leaves out, the next finds.
     */
    boolean counts(boolean anotherWaits) {
        return !(isSmall() && anotherWaits);
    }

    /** @param expected how many records the table should have */
    void countRecords(long expected) throws SQLException {
        checks.add(Check.equal("record-count", TARGET, expected, number("SELECT count(*) FROM " + TABLE)));
    }

    /** Reads again what was delivered. */
    List<Check> readAgain() throws SQLException {
        if (delivery.rows() > 0 && isSmall()) {
            long accepted = delivery.rows() - delivery.refusals().size();
            checks.add(Check.equal("delivered-rows", TARGET, accepted, number(Sql.ARRIVED)));
        }
        try (var statement = target.createStatement();
                ResultSet broken = statement.executeQuery(Sql.VALIDATE.formatted(rowsToRead()))) {
            broken.next();
            ResultSetMetaData columns = broken.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                checks.add(Check.none(columns.getColumnLabel(i), TARGET, broken.getLong(i)));
            }
        }
        return checks;
    }

    private String rowsToRead() {
        if (delivery.rows() == 0) {
            return NO_ROWS;
        }
        return isSmall() ? ROWS_OF_DELIVERY : TABLE;
    }

    private long number(String query) throws SQLException {
        try (var statement = target.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
