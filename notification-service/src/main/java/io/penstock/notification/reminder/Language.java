package io.penstock.notification.reminder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages in which messages to clients are written. */
enum Language {
    EN("en-US"),
    PT("pt-BR"),
    ES("es");

    private final Locale usual;

    Language(String usual) {
        this.usual = Locale.forLanguageTag(usual);
    }

    /** The one of a language tag (BCP 47), whatever its region; empty when messages are not written in it. */
    static Optional<Language> of(String tag) {
        String language = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        return Arrays.stream(values())
                .filter(one -> one.code().equals(language))
                .findFirst();
    }

    /** The two letters of ISO 639. */
    String code() {
        return usual.getLanguage();
    }

    /** How dates and amounts are written: as usual in the tag's region, if it names one. */
    Locale formats(String tag) {
        Locale asked = Locale.forLanguageTag(tag == null ? "" : tag.strip().replace('_', '-'));
        boolean same = asked.getLanguage().equals(code()) && !asked.getCountry().isEmpty();
        return same
                ? new Locale.Builder()
                        .setLanguage(code())
                        .setRegion(asked.getCountry())
                        .build()
                : usual;
    }
}
