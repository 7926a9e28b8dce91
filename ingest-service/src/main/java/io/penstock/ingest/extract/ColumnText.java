package io.penstock.ingest.extract;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as text, each type in one way whatever the settings of source and session. */
@FunctionalInterface
interface ColumnText {

    /** The value of a column in the present row as text, or null. */
    @Nullable
    String of(ResultSet row, int column) throws SQLException;

    /** How values of this type are written. */
    static ColumnText forType(String type, String column) {
        if (type.equals("bytea")) {
            throw new SourceFailure(
                    "expected columns that are text, numbers, times or booleans, found bytes in " + column);
        }
        return Types.KNOWN.getOrDefault(type, ResultSet::getString);
    }

    /** The types whose text is not simply what the driver says. */
    final class Types {
        private static final Map<String, ColumnText> KNOWN = Map.of(
                "bool", Types::bool,
                "numeric", Types::plain,
                "float4", Types::plain,
                "float8", Types::plain,
                "date", Types::date,
                "timestamp", Types::timestamp,
                "timestamptz", Types::instant);
        private static final String INFINITE = "infinity";
        private static final String MINUS_INFINITE = "-infinity";

        private Types() {}

        private static @Nullable String bool(ResultSet row, int column) throws SQLException {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : Boolean.toString(value);
        }

        /** Without an exponent; what is not a number stays what it is. */
        private static @Nullable String plain(ResultSet row, int column) throws SQLException {
            String text = row.getString(column);
            boolean exponent = text != null && (text.indexOf('e') > 0 || text.indexOf('E') > 0);
            return exponent ? new BigDecimal(text).toPlainString() : text;
        }

        private static @Nullable String date(ResultSet row, int column) throws SQLException {
            LocalDate value = row.getObject(column, LocalDate.class);
            if (LocalDate.MAX.equals(value)) {
                return INFINITE;
            }
            return LocalDate.MIN.equals(value) ? MINUS_INFINITE : text(value);
        }

        private static @Nullable String timestamp(ResultSet row, int column) throws SQLException {
            LocalDateTime value = row.getObject(column, LocalDateTime.class);
            if (LocalDateTime.MAX.equals(value)) {
                return INFINITE;
            }
            if (LocalDateTime.MIN.equals(value)) {
                return MINUS_INFINITE;
            }
            return value == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value);
        }

        private static @Nullable String instant(ResultSet row, int column) throws SQLException {
            OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
            if (OffsetDateTime.MAX.equals(value)) {
                return INFINITE;
            }
            if (OffsetDateTime.MIN.equals(value)) {
                return MINUS_INFINITE;
            }
            return value == null
                    ? null
                    : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value.withOffsetSameInstant(ZoneOffset.UTC));
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }
}
