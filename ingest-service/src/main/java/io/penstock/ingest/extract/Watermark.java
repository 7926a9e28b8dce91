package io.penstock.ingest.extract;

import io.penstock.ingest.feed.Extraction.Overlap;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The column that tells what changed. Rows from the last watermark on, less the overlap, are read; those equal to it
 * again, because more of them may have been committed since.
 *
 * @param column as it is written in SQL
 * @param type of it at the source
 * @param from the last watermark; null when all rows are read
 */
record Watermark(
        String column,
        String type,
        Overlap overlap,
        @Nullable String from) {
    private static final String TIME = "interval";
    private static final Map<String, String> OVERLAP_TYPES = Map.of(
            "timestamptz", TIME, "timestamp", TIME, "date", TIME, "int2", "int8", "int4", "int8", "int8", "int8");

    Watermark {
        if (!OVERLAP_TYPES.containsKey(type)) {
            throw new SourceFailure(
                    "expected a time or a whole number as watermark, found %s of type %s".formatted(column, type));
        }
    }

    static String quoted(String name) {
        return "source.\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A time in the future is a mistake of its row; from it, everything until then would be missed. */
    String highest() {
        return isTime() ? "max(%1$s) FILTER (WHERE %1$s <= now())".formatted(column) : "max(%s)".formatted(column);
    }

    /** Which rows are read. */
    String condition() {
        return from == null
                ? ""
                : " WHERE %s >= CAST(? AS %s) - CAST(? AS %s)".formatted(column, type, OVERLAP_TYPES.get(type));
    }

    /** Sets the parameters of the condition. */
    void bind(PreparedStatement statement) throws SQLException {
        if (from != null) {
            statement.setString(1, from);
            statement.setString(2, isTime() ? overlap.time().toSeconds() + " seconds" : "" + overlap.number());
        }
    }

    private boolean isTime() {
        return TIME.equals(OVERLAP_TYPES.get(type));
    }
}
