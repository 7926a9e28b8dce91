package io.penstock.etl.undo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What a load has changed, found in the history and kept in a temporary table until the transaction ends. */
final class Changes {

    private static final int EXAMPLES = 10;
    private static final String HOLD_TABLE = "SELECT mart.begin_correction(?)";
    private static final String FIND = "CALL mart.find_taken_back(?)";
    private static final String COUNT_OTHERS = "SELECT count(*) FROM taken_back WHERE other";
    private static final String EXAMPLES_OF_OTHERS =
            "SELECT key FROM taken_back WHERE other ORDER BY key LIMIT " + EXAMPLES;
    private static final String TAKE_BACK = "CALL mart.take_back(?, ?)";
    private static final String UNDONE = """
            SELECT deleted, restored, kept, undone_at, undone_by FROM etl.undo
            WHERE batch_id = ? ORDER BY undone_at DESC LIMIT 1""";

    private final Connection connection;
    private final long batchId;
    private OffsetDateTime began;

    Changes(Connection connection, long batchId) {
        this.connection = connection;
        this.batchId = batchId;
    }

    /**
     * Finds what is to be taken back; from now on nobody else writes the table.
     *
     * @return false if the rows of the load's dataset are not merged by their key
     */
    boolean find() throws SQLException {
        try (PreparedStatement hold = connection.prepareStatement(HOLD_TABLE)) {
            hold.setLong(1, batchId);
            try (var row = hold.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    return false;
                }
            }
        }
        try (var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("SELECT clock_timestamp()")) {
                row.next();
                began = row.getObject(1, OffsetDateTime.class);
            }
        }
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setLong(1, batchId);
            find.execute();
        }
        return true;
    }

    /** Rows that somebody else has changed, or needs, since. */
    long countOfOthers() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(COUNT_OTHERS)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The keys of some of them. */
    List<String> examplesOfOthers() throws SQLException {
        List<String> keys = new ArrayList<>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(EXAMPLES_OF_OTHERS)) {
            while (row.next()) {
                keys.add(row.getString(1));
            }
        }
        return keys;
    }

    void takeBack() throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(TAKE_BACK)) {
            call.setLong(1, batchId);
            call.setObject(2, began);
            call.execute();
        }
    }

    /** What was taken back of the load last. */
    Undone undone() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(UNDONE)) {
            query.setLong(1, batchId);
            try (var row = query.executeQuery()) {
                row.next();
                return new Undone(
                        batchId,
                        row.getLong("deleted"),
                        row.getLong("restored"),
                        row.getLong("kept"),
                        row.getObject("undone_at", OffsetDateTime.class).toInstant(),
                        row.getString("undone_by"));
            }
        }
    }
}
