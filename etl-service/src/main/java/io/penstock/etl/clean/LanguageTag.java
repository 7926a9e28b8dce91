package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Language tags (RFC 5646) in their usual spelling: {@code PT_br} and {@code Português (Brasil)} are {@code pt-BR}. */
final class LanguageTag implements TextFunction {
    static final String FORMAT = "language-format";
    private static final int MOST_CHARACTERS = 35; // of a tag that systems must be able to hold, RFC 5646, 4.4.1
    private static final Pattern CHARSET = Pattern.compile("\\.[A-Za-z0-9-]+$"); // of a POSIX locale: pt_BR.UTF-8
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    @Override
    public String clean(String text, Faults faults) {
        String tag = usual(text);
        if (tag == null) {
            tag = LanguageNames.tag(text);
        }
        if (tag == null) {
            faults.reject(FORMAT, "expected a language tag like pt-BR, found " + Quoted.of(text));
        }
        return tag;
    }

    private static String usual(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(CHARSET.matcher(text).replaceFirst("").replace('_', '-'))
                    .build();
            return isKnown(locale) ? inTwoLetters(locale).toLanguageTag() : null;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    /** RFC 5646, 2.2.1: where a language has a code of two letters, this is the one to use. */
    private static Locale inTwoLetters(Locale locale) {
        String shorter = locale.getLanguage().length() == 3 ? LanguageNames.ofThreeLetters(locale.getLanguage()) : null;
        return shorter == null
                ? locale
                : new Locale.Builder().setLocale(locale).setLanguage(shorter).build();
    }

    /** Of two letters there are lists; longer languages and regions of digits are taken as they come. */
    private static boolean isKnown(Locale locale) {
        String language = locale.getLanguage();
        String region = locale.getCountry();
        return language.length() == 2
                ? LANGUAGES.contains(language) && (region.length() != 2 || REGIONS.contains(region))
                : language.length() == 3;
    }
}
