package io.penstock.etl.check;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The value must be one of a closed list. */
final class OneOf implements Check {
    private final Set<String> allowed;
    private final Outcome outcome;

    OneOf(Collection<String> allowed, Outcome outcome) {
        this.allowed = new LinkedHashSet<>(allowed);
        this.outcome = outcome;
    }

    @Override
    public boolean names(String text) {
        return allowed.contains(text);
    }

    @Override
    public void check(Object value, Faults faults) {
        if (value != null && !allowed.contains(value.toString())) {
            outcome.report(faults, "one of " + String.join(", ", allowed), value);
        }
    }
}
