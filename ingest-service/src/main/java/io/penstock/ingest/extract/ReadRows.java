package io.penstock.ingest.extract;

import io.penstock.ingest.table.RecordSink;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Gives the rows of a result to a sink, one after the other. The header counts as line 1, as in a file. */
final class ReadRows {
    private static final char[] EMPTY = new char[0];

    private final ResultSet rows;
    private final RecordSink sink;
    private final ColumnText[] columns;
    private char[] chars = new char[256];

    private ReadRows(ResultSet rows, RecordSink sink, ColumnText[] columns) {
        this.rows = rows;
        this.sink = sink;
        this.columns = columns;
    }

    /**
     * Reads all rows.
     *
     * @param key a column that must be there
     * @return how many
     */
    static long read(ResultSet rows, String key, RecordSink sink) throws SQLException {
        ResultSetMetaData about = rows.getMetaData();
        List<String> header = new ArrayList<>();
        ColumnText[] columns = new ColumnText[about.getColumnCount()];
        for (int i = 1; i <= columns.length; i++) {
            header.add(about.getColumnLabel(i));
            columns[i - 1] = ColumnText.forType(about.getColumnTypeName(i), about.getColumnLabel(i));
        }
        if (!header.contains(key)) {
            throw new SourceFailure("expected the key %s among the columns of the query, found %s"
                    .formatted(key, String.join(", ", header)));
        }
        sink.header(header);
        return new ReadRows(rows, sink, columns).readAll();
    }

    private long readAll() throws SQLException {
        long line = 1;
        while (rows.next()) {
            line++;
            sink.begin(line);
            for (int i = 0; i < columns.length; i++) {
                field(columns[i].of(rows, i + 1));
            }
            sink.end();
        }
        return line - 1;
    }

    /** No value is an empty field. */
    private void field(String text) {
        if (text == null) {
            sink.field(EMPTY, 0, 0);
            return;
        }
        int length = text.length();
        if (chars.length < length) {
            chars = new char[Math.max(length, chars.length * 2)];
        }
        text.getChars(0, length, chars, 0);
        sink.field(chars, 0, length);
    }
}
