package io.penstock.etl.clean;

import java.util.Locale;

/** Upper, lower and title case in the plan's locale. */
enum LetterCase {
    UPPER,
    LOWER,
    TITLE;

    TextFunction in(Locale locale) {
        return switch (this) {
            case UPPER -> (text, faults) -> text.toUpperCase(locale);
            case LOWER -> (text, faults) -> text.toLowerCase(locale);
            case TITLE -> (text, faults) -> title(text, locale);
        };
    }

    /** Every letter after something that is neither letter nor apostrophe is a capital, all others are small. */
    private static String title(String text, Locale locale) {
        StringBuilder title = new StringBuilder(text.toLowerCase(locale));
        boolean wordStarts = true;
        for (int i = 0; i < title.length(); i++) {
            char c = title.charAt(i);
            if (wordStarts && Character.isLetter(c)) {
                title.setCharAt(i, Character.toTitleCase(c));
            }
            wordStarts = !Character.isLetterOrDigit(c) && c != '\'' && c != '’' && !Character.isSurrogate(c);
        }
        return title.toString();
    }
}
