package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;

/**
 * What a text may consist of at all. A database's text cannot hold NUL, and half a surrogate pair cannot be written as
 * UTF-8; neither is ever replaced silently.
 */
public final class Characters {
    /** Rule id: NUL is rejected, other control characters are an anomaly. */
    public static final String CONTROL = "no-control-characters";
    /** Rule id: half of a surrogate pair is rejected. */
    public static final String WELL_FORMED = "well-formed-text";

    private Characters() {}

    /** Reports what a text must not contain. Free for text without unusual characters. */
    public static void check(String text, Faults faults) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= 0x7F && c < 0xA0) || Character.isSurrogate(c)) {
                checkFrom(i, text, faults);
                return;
            }
        }
    }

    private static void checkFrom(int start, String text, Faults faults) {
        boolean control = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                faults.reject(CONTROL, "expected no NUL character, found one at position " + (i + 1));
                return;
            } else if (Character.isSurrogate(c)) {
                if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
                    faults.reject(WELL_FORMED, "expected whole characters, found half of one at position " + (i + 1));
                    return;
                }
                i++;
            } else if (!control && Character.isISOControl(c) && !Blanks.isBlank(c)) {
                control = true;
                faults.anomaly(
                        CONTROL,
                        "expected no control characters, found " + String.format("U+%04X", (int) c) + " at position "
                                + (i + 1));
            }
        }
    }
}
