package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Replaces codes by what they stand for. Codes are matched without case. */
final class Lookup implements TextFunction {
    static final String KNOWN = "lookup-known";

    /** What becomes of a code that the table does not have. */
    enum Otherwise {
        REJECT,
        KEEP,
        EMPTY
    }

    private final Map<String, String> table = new LinkedHashMap<>();
    private final Otherwise otherwise;

    Lookup(Map<String, String> table, Otherwise otherwise) {
        table.forEach((code, meaning) -> {
            if (this.table.put(code.toLowerCase(Locale.ROOT), meaning) != null) {
                throw new IllegalArgumentException(
                        "expected each code once whatever its case, found " + Quoted.of(code) + " twice");
            }
        });
        this.otherwise = otherwise;
    }

    @Override
    public boolean knows(String text) {
        return table.containsKey(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String clean(String text, Faults faults) {
        String meaning = table.get(text.toLowerCase(Locale.ROOT));
        if (meaning != null) {
            return meaning.isEmpty() ? null : meaning;
        }
        if (otherwise == Otherwise.REJECT) {
            faults.reject(KNOWN, "expected one of " + String.join(", ", table.keySet()) + ", found " + Quoted.of(text));
        }
        return otherwise == Otherwise.KEEP ? text : null;
    }
}
