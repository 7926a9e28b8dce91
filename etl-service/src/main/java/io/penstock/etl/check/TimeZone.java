package io.penstock.etl.check;

import java.time.ZoneId;
import java.util.Set;

/** The text must name a time zone of the IANA database, letter for letter. */
record TimeZone(Outcome outcome) implements Check {
    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    @Override
    public void check(Object value, Faults faults) {
        if (value != null && !KNOWN.contains(value.toString())) {
            outcome.report(faults, "a time zone like America/Sao_Paulo", value);
        }
    }
}
