package io.penstock.etl.reject;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheet programs from taking a cell of a CSV file for a formula (OWASP, "CSV Injection"): an apostrophe goes
 * before it, which is taken off when the cell comes back. A program that reads the file by another delimiter than ours finds
 * cells within a cell, so that what follows a delimiter or a quotation mark is guarded, too. Cells of workbooks are texts
 * and need none.
 */
public final class FormulaGuard {
    private static final String BEGIN_OF_CELL = "(?<![^,;|\\t\\n\"])";

    /** Behind any apostrophes: so guarding is undone whatever the text was. */
    private static final String BEGIN_OF_FORMULA = "(?='*[=+\\-@\\t\\r])";

    private static final Pattern UNGUARDED = Pattern.compile(BEGIN_OF_CELL + BEGIN_OF_FORMULA);
    private static final Pattern GUARD = Pattern.compile(BEGIN_OF_CELL + "'" + BEGIN_OF_FORMULA);

    private FormulaGuard() {}

    /** The text as a cell that is, and holds, no formula. */
    public static String guarded(String text) {
        return text == null ? null : UNGUARDED.matcher(text).replaceAll("'");
    }

    /** The text that such a cell stands for. */
    public static String unguarded(String cell) {
        return GUARD.matcher(cell).replaceAll("");
    }
}
