package io.penstock.etl.check;

import java.util.regex.Pattern;

/** The whole text must match a regular expression, which reasons do not show: who reads them need not know the language. */
record Matches(Pattern pattern, Outcome outcome) implements Check {
    @Override
    public void check(Object value, Faults faults) {
        if (value != null && !matches(value.toString())) {
            outcome.report(faults, "the form that the plan asks for", value);
        }
    }

    private boolean matches(String text) {
        try {
            return pattern.matcher(text).matches();
        } catch (StackOverflowError e) {
            return false; // the regular expressions of Java recurse over repeated groups; such a text is too long for
            // them
        }
    }
}
