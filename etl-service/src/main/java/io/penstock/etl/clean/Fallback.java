package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;

/** The text to use when there is none. */
record Fallback(String text) implements TextFunction {
    @Override
    public String clean(String given, Faults faults) {
        return given == null ? text : given;
    }

    @Override
    public boolean acceptsNull() {
        return true;
    }
}
