package io.penstock.etl.clean;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Languages in words, in the language itself and in some that people write files in: {@code Português}, {@code Portuguese
 * (Brazil)}. Also the codes of three letters of ISO 639.
 */
final class LanguageNames {
    private static final List<Locale> WRITERS = List.of(
            Locale.ENGLISH, Locale.forLanguageTag("pt"), Locale.forLanguageTag("es"), Locale.FRENCH, Locale.GERMAN);
    private static final Pattern WITH_REGION = Pattern.compile("(.+?)\\s?(?:\\((.+)\\)|[-/,–]\\s?(.+))");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** How people name what has a region. */
    private static final Map<String, String> WITH_REGIONS = Map.of(
            "brazilian portuguese", "pt-BR",
            "portugues do brasil", "pt-BR",
            "portugues brasileiro", "pt-BR",
            "european portuguese", "pt-PT",
            "portugues de portugal", "pt-PT",
            "american english", "en-US",
            "us english", "en-US",
            "british english", "en-GB",
            "uk english", "en-GB");

    /** ISO 639-2/B, where libraries count otherwise than everybody else. */
    private static final Map<String, String> BIBLIOGRAPHIC = Map.of(
            "alb", "sq", "arm", "hy", "chi", "zh", "cze", "cs", "dut", "nl", "fre", "fr", "geo", "ka", "ger", "de",
            "gre", "el", "rum", "ro");

    private static final Map<String, String> LANGUAGES = languages();
    private static final Map<String, String> REGIONS = regions();

    private LanguageNames() {}

    /** The language tag that a name stands for; null if it is the name of none, or of several. */
    static String tag(String name) {
        String plain = plain(name);
        String tag = WITH_REGIONS.getOrDefault(plain, LANGUAGES.get(plain));
        return tag == null ? withRegion(plain) : tag;
    }

    /** The language of a code of three letters that has one of two, else null. */
    static String ofThreeLetters(String code) {
        return code.length() == 3 ? LANGUAGES.get(code) : null;
    }

    private static String withRegion(String plain) {
        Matcher parts = WITH_REGION.matcher(plain);
        if (!parts.matches()) {
            return null;
        }
        String language = LANGUAGES.get(parts.group(1));
        String region = REGIONS.get(parts.group(2) == null ? parts.group(3) : parts.group(2));
        return language == null || region == null ? null : language + "-" + region;
    }

    private static Map<String, String> languages() {
        Map<String, String> names = new HashMap<>();
        Set<String> several = new HashSet<>();
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.forLanguageTag(code);
            if (language.getLanguage().length() == 2) {
                enter(names, several, language.getDisplayLanguage(language), code);
                WRITERS.forEach(writer -> enter(names, several, language.getDisplayLanguage(writer), code));
            }
        }
        names.keySet().removeAll(several);
        for (String code : Locale.getISOLanguages()) {
            names.put(Locale.forLanguageTag(code).getISO3Language(), code);
        }
        names.putAll(BIBLIOGRAPHIC);
        return Map.copyOf(names);
    }

    private static Map<String, String> regions() {
        Map<String, String> names = new HashMap<>(Map.of("usa", "US", "eua", "US", "ee.uu.", "US", "uk", "GB"));
        Set<String> several = new HashSet<>();
        Arrays.stream(Locale.getISOCountries()).forEach(code -> {
            Locale region = new Locale.Builder().setRegion(code).build();
            enter(names, several, code, code);
            WRITERS.forEach(writer -> enter(names, several, region.getDisplayCountry(writer), code));
        });
        names.keySet().removeAll(several);
        return Map.copyOf(names);
    }

    private static void enter(Map<String, String> names, Set<String> several, String name, String code) {
        String known = names.putIfAbsent(plain(name), code);
        if (known != null && !known.equals(code)) {
            several.add(plain(name));
        }
    }

    private static String plain(String name) {
        String marked = Normalizer.normalize(name, Normalizer.Form.NFD);
        return MARKS.matcher(marked).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
