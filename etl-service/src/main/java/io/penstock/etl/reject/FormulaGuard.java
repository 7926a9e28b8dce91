package io.penstock.etl.reject;

/**
 * Keeps spreadsheet programs from taking a cell of a CSV file for a formula (OWASP, "CSV Injection"): an apostrophe goes
 * before it, which is taken off when the cell comes back. Cells of workbooks are texts and need none.
 */
public final class FormulaGuard {
    private static final char GUARD = '\'';
    private static final String STARTS = "=+-@\t\r";

    private FormulaGuard() {}

    /** The text as a cell that is no formula. */
    public static String guarded(String text) {
        return text != null && startsFormula(text) ? GUARD + text : text;
    }

    /** The text that such a cell stands for. */
    public static String unguarded(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == GUARD && startsFormula(cell) ? cell.substring(1) : cell;
    }

    /** Whether what stands behind any apostrophes begins a formula: so guarding is undone whatever the text was. */
    private static boolean startsFormula(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == GUARD) {
            start++;
        }
        return start < text.length() && STARTS.indexOf(text.charAt(start)) >= 0;
    }
}
