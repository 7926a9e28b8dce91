package io.penstock.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Gathers what is not as expected. */
final class Faults {
    private final List<String> faults = new ArrayList<>();

    void same(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            faults.add(what + ": expected " + expected + ", found " + found);
        }
    }

    /** Only where something is expected. */
    void sameIfSaid(String what, Object expected, Object found) {
        if (expected != null) {
            same(what, expected, found);
        }
    }

    void containsIfSaid(String what, String part, String found) {
        if (part != null && (found == null || !found.contains(part))) {
            faults.add(what + ": expected '" + part + "' in it, found " + found);
        }
    }

    void add(String fault) {
        faults.add(fault);
    }

    List<String> all() {
        return List.copyOf(faults);
    }
}
