package io.penstock.etl.check;

/** The value must lie between two bounds, both included; a bound that is null is open. */
record Range<T extends Comparable<? super T>>(Class<T> type, T lowest, T highest, Outcome outcome) implements Check {
    @Override
    public void check(Object value, Faults faults) {
        if (value == null) {
            return;
        }
        T comparable = type.cast(value);
        if ((lowest != null && comparable.compareTo(lowest) < 0)
                || (highest != null && comparable.compareTo(highest) > 0)) {
            outcome.report(faults, bounds(), value);
        }
    }

    private String bounds() {
        if (lowest == null) {
            return "at most " + highest;
        }
        return highest == null ? "at least " + lowest : "between " + lowest + " and " + highest;
    }
}
