package io.penstock.notification.wording;

import java.util.regex.Pattern;

/** Makes text from elsewhere, such as a file's name, safe to stand within a line of ours. */
public final class OneLine {

    /** Control characters end a header; format characters turn the direction of what follows, or hide it. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private OneLine() {}

    /** The text without control and format characters, cut to so many characters. */
    public static String of(String text, int longest) {
        String line = UNFIT.matcher(text).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
