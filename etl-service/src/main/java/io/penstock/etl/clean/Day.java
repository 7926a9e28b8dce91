package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.time.LocalDate;

/** A date in one of several patterns. */
final class Day implements ValueFunction {
    static final String FORMAT = "date-format";

    private final DatePatterns patterns;

    Day(DatePatterns patterns) {
        this.patterns = patterns;
    }

    @Override
    public Class<?> type() {
        return LocalDate.class;
    }

    @Override
    public Object read(String text, Faults faults) {
        if (ZeroDate.isOne(text)) {
            faults.noValue(text);
            return null;
        }
        Object date = patterns.read(text, LocalDate::from);
        if (date == null) {
            faults.reject(FORMAT, "expected a date like " + patterns + ", found " + Quoted.of(text));
        }
        return date;
    }
}
