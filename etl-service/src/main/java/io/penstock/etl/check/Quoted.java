package io.penstock.etl.check;

/** Values as reasons quote them: in single quotes, never longer than a line. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    /** The value in quotes, cut after 60 characters; a missing value is {@code nothing}. */
    public static String of(Object value) {
        if (value == null) {
            return "nothing";
        }
        String text = value.toString();
        if (text.length() <= LONGEST) {
            return "'" + text + "'";
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return "'" + text.substring(0, end) + "…' (" + text.length() + " characters)";
    }
}
