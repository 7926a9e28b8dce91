package io.penstock.etl.check;

import java.util.regex.Pattern;

/** The whole text must match a regular expression. */
record Matches(Pattern pattern, Outcome outcome) implements Check {
    @Override
    public void check(Object value, Faults faults) {
        if (value != null && !pattern.matcher(value.toString()).matches()) {
            outcome.report(faults, "text matching " + pattern, value);
        }
    }
}
