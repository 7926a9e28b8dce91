package io.penstock.reporting.summary;

/** How a cell is written. */
enum Format {
    TITLE,
    NOTE,
    HEADER,
    HEADER_OF_NUMBERS,
    /** Never taken for a formula, whatever it begins with, not even when somebody edits it. */
    TEXT("@"),
    ID("0"),
    COUNT("#,##0"),
    MONEY("#,##0.00"),
    SHARE("0.0%"),
    DATE("yyyy-mm-dd"),
    TIME("yyyy-mm-dd hh:mm"),
    MORE_COUNT("+#,##0;-#,##0;0"),
    MORE_MONEY("+#,##0.00;-#,##0.00;0.00"),
    MORE_SHARE("+0.0%;-0.0%;0.0%"),
    MORE_POINTS("+0.0\" pts\";-0.0\" pts\";0.0\" pts\""),
    /** In place of a number that there is none of. */
    NONE("@");

    private final String pattern;

    Format() {
        this("General");
    }

    Format(String pattern) {
        this.pattern = pattern;
    }

    String pattern() {
        return pattern;
    }
}
