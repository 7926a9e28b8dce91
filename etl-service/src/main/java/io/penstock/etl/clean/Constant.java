package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;

/** The same text for every row, whatever the source says. */
record Constant(String text) implements TextFunction {
    @Override
    public String clean(String given, Faults faults) {
        return text;
    }

    @Override
    public boolean acceptsNull() {
        return true;
    }
}
