package io.penstock.etl.check;

/** A value must be there. */
record Required(Outcome outcome) implements Check {
    @Override
    public void check(Object value, Faults faults) {
        if (value == null) {
            outcome.report(faults, "a value", null);
        }
    }
}
