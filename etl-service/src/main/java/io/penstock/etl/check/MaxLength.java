package io.penstock.etl.check;

/** The text must not be longer than so many characters (Unicode code points, as PostgreSQL counts). */
record MaxLength(int longest, Outcome outcome) implements Check {
    @Override
    public void check(Object value, Faults faults) {
        if (value instanceof String text
                && text.length() > longest
                && text.codePointCount(0, text.length()) > longest) {
            outcome.report(faults, "at most " + longest + " characters", text);
        }
    }
}
