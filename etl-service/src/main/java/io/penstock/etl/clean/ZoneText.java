package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zones as the IANA database names them: {@code E. South America Standard Time} is {@code America/Sao_Paulo}. */
final class ZoneText implements TextFunction {
    static final String FORMAT = "time-zone-format";

    private static final Pattern OFFSET = Pattern.compile("(?i)(?:UTC|GMT)?\\s?([+\u2212-])(\\d{1,2})(?::?00)?");
    private static final int MOST_EAST = 14;
    private static final int MOST_WEST = 12;

    @Override
    public String clean(String text, Faults faults) {
        String zone = ZoneNames.zone(text);
        if (zone == null) {
            zone = ofOffset(text);
        }
        if (zone == null) {
            faults.reject(FORMAT, "expected a time zone like America/Sao_Paulo, found " + Quoted.of(text));
        }
        return zone;
    }

    /** The zone that is so many whole hours from UTC all year; its name has the sign of POSIX, which counts westward. */
    private static String ofOffset(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (!offset.matches()) {
            return null;
        }
        boolean east = offset.group(1).equals("+");
        int hours = Integer.parseInt(offset.group(2));
        if (hours > (east ? MOST_EAST : MOST_WEST)) {
            return null;
        }
        return hours == 0 ? "Etc/UTC" : "Etc/GMT" + (east ? "-" : "+") + hours;
    }
}
