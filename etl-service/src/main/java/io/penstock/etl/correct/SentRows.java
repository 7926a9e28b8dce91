package io.penstock.etl.correct;

import io.penstock.etl.stage.BinaryCopy;
import io.penstock.etl.stage.ChunkRecords;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows as they were sent, kept in a temporary table until the transaction ends, however many they are. */
final class SentRows implements SentFile.Rows, AutoCloseable {

    private static final String TABLE = """
            CREATE TEMPORARY TABLE sent_row (line bigint, cells text, repeats boolean, changed_elsewhere text[])
            ON COMMIT DROP""";
    private static final int EXAMPLES = 20;
    private static final String REPEATED =
            "SELECT line FROM sent_row GROUP BY line HAVING count(*) > 1 ORDER BY line LIMIT " + EXAMPLES;
    private static final String NOT_AT_FAULT = """
            SELECT s.line FROM sent_row AS s
            WHERE NOT EXISTS (SELECT FROM etl.reject AS r WHERE r.batch_id = %1$d AND r.line = s.line)
            AND NOT EXISTS (
                SELECT FROM etl.anomaly AS a WHERE a.batch_id = %1$d AND a.line = s.line AND a.record IS NOT NULL)
            ORDER BY s.line LIMIT\s""" + EXAMPLES;

    private final BinaryCopy copy;
    private final List<String> header;
    private List<String> sentHeader;
    private SentColumns columns;
    private boolean headerComes;
    private long number;

    private SentRows(BinaryCopy copy, List<String> header) {
        this.copy = copy;
        this.header = header;
    }

    /**
     * Reads what was sent to a load.
     *
     * @param header of the load's file
     * @return how to read the rows, which are in table {@code sent_row} now, of lines that can be corrected, once each
     */
    static SentColumns read(Connection connection, Path file, SentFile format, long batchId, List<String> header)
            throws SQLException, IOException {
        execute(connection, TABLE);
        SentColumns columns;
        try (SentRows rows = new SentRows(BinaryCopy.into(connection, "sent_row (line, cells)"), header)) {
            format.read(file, rows);
            columns = rows.finish();
        }
        execute(connection, "ANALYZE sent_row");
        List<Long> repeated = lines(connection, REPEATED);
        if (!repeated.isEmpty()) {
            throw Unfit.because("expected each line once, found some of them repeated", repeated);
        }
        List<Long> others = lines(connection, NOT_AT_FAULT.formatted(batchId));
        if (!others.isEmpty()) {
            throw Unfit.because(
                    "expected lines that are rejected or have a value that could not be read, found others", others);
        }
        return columns;
    }

    @Override
    public void sheet(String name) {
        headerComes = true;
    }

    @Override
    public void row(List<String> cells) throws SQLException {
        if (headerComes) {
            headerComes = false;
            begin(cells);
        } else if (columns != null
                && (!columns.isBlank(cells) || !columns.line(cells).isBlank())) {
            number++;
            copy.startRow(2);
            copy.write(line(cells));
            copy.write(new ChunkRecords.Line(0, cells.toArray(String[]::new)).text());
        }
    }

    @Override
    public void close() throws SQLException {
        copy.close();
    }

    /** A sheet without lines is somebody's notes. */
    private void begin(List<String> sent) {
        boolean counts = SentColumns.hasLine(sent);
        if (counts && sentHeader != null && !sentHeader.equals(sent)) {
            throw Unfit.because("expected the same columns on every sheet, found others");
        }
        columns = counts ? SentColumns.of(sent, header) : null;
        sentHeader = counts ? sent : sentHeader;
    }

    private SentColumns finish() throws SQLException {
        if (sentHeader == null) {
            throw Unfit.because("expected a column named line, found none");
        }
        if (number == 0) {
            throw Unfit.because("expected corrected records, found none");
        }
        copy.finish();
        return SentColumns.of(sentHeader, header);
    }

    private long line(List<String> cells) {
        try {
            return new BigDecimal(columns.line(cells).strip()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw Unfit.because("expected the number of a line in each row, found none in record " + number);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Long> lines(Connection connection, String query) throws SQLException {
        List<Long> lines = new ArrayList<>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                lines.add(row.getLong(1));
            }
        }
        return lines;
    }
}
