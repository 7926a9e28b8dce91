package io.penstock.etl.dataset;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a dataset's column, as PostgreSQL spells it: {@code text}, {@code integer}, {@code bigint},
 * {@code numeric}, {@code numeric(precision,scale)}, {@code boolean}, {@code date}, {@code timestamp} or {@code jsonb}.
 */
public record DatasetType(String name) {

    /** What a declaration may write. */
    static final String PATTERN =
            "(text|integer|bigint|numeric|numeric\\([1-9][0-9]{0,2}, ?[0-9]{1,2}\\)|boolean|date|timestamp|jsonb)";

    private static final Pattern LIMITED = Pattern.compile("numeric\\((\\d+), ?(\\d+)\\)");
    private static final DatasetType JSON = new DatasetType("json");

    /** The type of the column while its rows are staged: mapped values come as texts, longs, decimals, dates and times. */
    public DatasetType staged() {
        if (name.equals("integer")) {
            return new DatasetType("bigint");
        }
        if (isNumeric()) {
            return new DatasetType("numeric");
        }
        return name.equals("jsonb") ? JSON : this;
    }

    /** The class of the mapped values that such a column takes. */
    public Class<?> javaType() {
        return switch (staged().name) {
            case "bigint" -> Long.class;
            case "numeric" -> BigDecimal.class;
            case "boolean" -> Boolean.class;
            case "date" -> LocalDate.class;
            case "timestamp" -> LocalDateTime.class;
            default -> String.class;
        };
    }

    /** Whether rows can be known by values of the type: texts and whole numbers, which are written in one way. */
    boolean canBeKey() {
        return name.equals("text") || name.equals("integer") || name.equals("bigint");
    }

    /** Whether a text is a key of the type. */
    boolean isKey(String text) {
        if (name.equals("text")) {
            return true;
        }
        try {
            long number = Long.parseLong(text);
            return name.equals("bigint") || number == (int) number;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** As PostgreSQL's catalogue spells it. */
    public String inCatalogue() {
        return name.equals("timestamp") ? "timestamp without time zone" : name.replace(" ", "");
    }

    /** A check that staged values of the column can be kept without changing them; null if all can. */
    DatasetCheck limit(String column) {
        if (name.equals("integer")) {
            return limit(
                    column, "r.%s BETWEEN -2147483648 AND 2147483647", "a whole number from -2147483648 to 2147483647");
        }
        Matcher limited = LIMITED.matcher(name);
        if (!limited.matches()) {
            return null;
        }
        int scale = Integer.parseInt(limited.group(2));
        int whole = Integer.parseInt(limited.group(1)) - scale;
        return limit(
                column,
                "abs(r.%1$s) < 1e" + whole + " AND r.%1$s = round(r.%1$s, " + scale + ")",
                "a number of at most " + whole + " digits before the point and " + scale + " after it");
    }

    private static DatasetCheck limit(String column, String that, String expected) {
        return new DatasetCheck("fits", column, that.formatted(column), expected, true);
    }

    private boolean isNumeric() {
        return name.startsWith("numeric");
    }
}
