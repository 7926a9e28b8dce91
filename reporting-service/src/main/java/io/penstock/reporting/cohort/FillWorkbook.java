package io.penstock.reporting.cohort;

import io.penstock.reporting.cohort.OptOutChannels.Person;
import io.penstock.reporting.cohort.query.QueryFailure;
import io.penstock.reporting.cohort.sheet.Column;
import io.penstock.reporting.cohort.sheet.Column.Kind;
import io.penstock.reporting.cohort.sheet.SheetSeries;
import io.penstock.reporting.cohort.sheet.StreamedWorkbook;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes accounts, those found first, to the sheets of a workbook. */
final class FillWorkbook {

    static final String FOUND = "Accounts";
    static final String NOT_FOUND = "Not found";

    /** What is known of an account, in the order of the statement; whether the person opted out is found out apart. */
    static final List<Column> APPENDED = List.of(
            new Column("Consumer ID", Kind.TEXT, 16),
            new Column("Name", Kind.TEXT, 28),
            new Column("Address line 1", Kind.TEXT, 32),
            new Column("Address line 2", Kind.TEXT, 18),
            new Column("City", Kind.TEXT, 18),
            new Column("State", Kind.TEXT, 10),
            new Column("Zip code", Kind.TEXT, 12),
            new Column("Phone", Kind.TEXT, 18),
            new Column("E-mail", Kind.TEXT, 32),
            new Column("Tariff plan", Kind.TEXT, 16),
            new Column("Payment status", Kind.TEXT, 18),
            new Column("Open loans", Kind.COUNT, 13),
            new Column("Open amount", Kind.MONEY, 15),
            new Column("Opted out", Kind.TEXT, 14));

    private static final Column ACCOUNT = new Column("Account number", Kind.TEXT, 20);

    /** Places in the statement. */
    private static final int NUMBER = 1;

    private static final int OTHERS = 2;
    private static final int IS_FOUND = 3;
    private static final int FIRST_APPENDED = 4;
    private static final int CONSUMER = 4;
    private static final int PHONE = 11;
    private static final int EMAIL = 12;
    private static final int OPEN_LOANS = 15;
    private static final String CHOSEN = "chosen";

    private final StreamedWorkbook workbook;
    private final ResultSet rows;
    private final OptOutChannels optOuts;
    private boolean more;
    private long clients;
    private long optedOut;

    private FillWorkbook(StreamedWorkbook workbook, ResultSet rows, OptOutChannels optOuts) {
        this.workbook = workbook;
        this.rows = rows;
        this.optOuts = optOuts;
    }

    /** Of a list. */
    static Filled of(StreamedWorkbook workbook, ResultSet rows, OptOutChannels optOuts)
            throws SQLException, IOException {
        FillWorkbook fill = new FillWorkbook(workbook, rows, optOuts);
        fill.more = rows.next();
        return fill.fill(null);
    }

    /** Of what a query chose; nothing is written if it chose more than it may. */
    static Filled of(StreamedWorkbook workbook, ResultSet rows, OptOutChannels optOuts, int most)
            throws SQLException, IOException {
        FillWorkbook fill = new FillWorkbook(workbook, rows, optOuts);
        fill.more = rows.next();
        long chosen = fill.more ? rows.getLong(CHOSEN) : 0;
        if (chosen > most) {
            throw new QueryFailure("the query gives more than %d rows, which is its limit".formatted(most));
        }
        return fill.fill(chosen);
    }

    private Filled fill(Long chosen) throws SQLException, IOException {
        OtherColumns others = more ? OtherColumns.of(rows.getString(OTHERS)) : OtherColumns.none();
        SheetSeries found = fillFound(others);
        SheetSeries notFound = fillNotFound(others);
        return new Filled(chosen, found.rows(), clients, optedOut, notFound.rows(), 0, found.cut() + notFound.cut());
    }

    private SheetSeries fillFound(OtherColumns others) throws SQLException, IOException {
        List<Column> columns = columns(others, APPENDED);
        SheetSeries sheets = workbook.sheets(FOUND, columns);
        MarkedRows marked = new MarkedRows(sheets, optOuts);
        while (more && rows.getBoolean(IS_FOUND)) {
            Object[] values = values(others, columns.size());
            append(values, columns.size() - APPENDED.size());
            marked.append(values, person());
            clients += rows.getString(CONSUMER) == null ? 1 : 0;
            more = rows.next();
        }
        marked.end();
        optedOut = marked.optedOut();
        return sheets;
    }

    private SheetSeries fillNotFound(OtherColumns others) throws SQLException, IOException {
        List<Column> columns = columns(others, List.of());
        SheetSeries sheets = workbook.sheets(NOT_FOUND, columns);
        while (more) {
            sheets.append(values(others, columns.size()));
            more = rows.next();
        }
        sheets.end();
        return sheets;
    }

    private Object[] values(OtherColumns others, int columns) throws SQLException, IOException {
        Object[] values = new Object[columns];
        values[0] = rows.getString(NUMBER);
        others.put(rows.getString(OTHERS), values, 1);
        return values;
    }

    /** Loans are counted of clients only, whose id is their account number. */
    private Person person() throws SQLException {
        Long clientId = rows.getObject(OPEN_LOANS) == null ? null : Long.valueOf(rows.getString(NUMBER));
        return new Person(rows.getString(PHONE), rows.getString(EMAIL), clientId);
    }

    private void append(Object[] values, int from) throws SQLException {
        for (int i = from; i < values.length - 1; i++) {
            int column = FIRST_APPENDED + i - from;
            values[i] = switch (APPENDED.get(i - from).kind()) {
                case TEXT -> rows.getString(column);
                case COUNT -> rows.getObject(column, Long.class);
                case MONEY -> rows.getBigDecimal(column);
            };
        }
    }

    private static List<Column> columns(OtherColumns others, Collection<Column> appended) {
        List<Column> columns = new ArrayList<>();
        columns.add(ACCOUNT);
        others.headers().forEach(header -> columns.add(Column.of(header)));
        columns.addAll(appended);
        return columns;
    }
}
