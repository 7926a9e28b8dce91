package io.penstock.etl.check;

import java.util.Set;

/**
 * A value must be there exactly when another column has one of some values, for example {@code paid_at} when {@code
 * status} is {@code paid}. A row whose other column has no value passes: that is another rule's matter.
 *
 * @param column must have a value, or must have none
 * @param other text column that decides which
 * @param values of the other column with which the value must be there
 */
public record Presence(String column, String other, Set<String> values, Outcome outcome) implements RowCheck {

    @Override
    public void check(Object value, Object otherValue, Faults faults) {
        if (otherValue == null) {
            return;
        }
        boolean wanted = values.contains(otherValue.toString());
        if (wanted != (value != null)) {
            outcome.report(
                    faults, (wanted ? "a value" : "no value") + " with " + other + " " + Quoted.of(otherValue), value);
        }
    }
}
