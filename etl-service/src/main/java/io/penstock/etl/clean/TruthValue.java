package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Yes or no, by lists of words that are matched without case. */
final class TruthValue implements ValueFunction {
    static final String FORMAT = "boolean-format";

    private final Map<String, Boolean> words = new LinkedHashMap<>();

    TruthValue(Collection<String> whenTrue, Collection<String> whenFalse) {
        whenTrue.forEach(word -> words.put(word.toLowerCase(Locale.ROOT), Boolean.TRUE));
        for (String word : whenFalse) {
            if (words.put(word.toLowerCase(Locale.ROOT), Boolean.FALSE) != null) {
                throw new IllegalArgumentException("expected each word once, found " + Quoted.of(word) + " twice");
            }
        }
    }

    @Override
    public boolean knows(String text) {
        return words.containsKey(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public Class<?> type() {
        return Boolean.class;
    }

    @Override
    public Object read(String text, Faults faults) {
        Boolean value = words.get(text.toLowerCase(Locale.ROOT));
        if (value == null) {
            faults.reject(
                    FORMAT, "expected one of " + String.join(", ", words.keySet()) + ", found " + Quoted.of(text));
        }
        return value;
    }
}
