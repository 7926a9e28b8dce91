package io.penstock.torture.oracle;

/** Counts one thing that must not be, and keeps the first as an example. */
final class Tally {

    private final String what;
    private String example = "";
    private long number;

    Tally(String what) {
        this.what = what;
    }

    void add(String found) {
        add(1, found);
    }

    void add(long times, String found) {
        if (times > 0 && number == 0) {
            example = found;
        }
        number += times;
    }

    Finding finding() {
        return new Finding(what, number, example);
    }
}
