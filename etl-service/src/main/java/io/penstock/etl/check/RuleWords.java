package io.penstock.etl.check;

import java.util.HashMap;
import java.util.Map;

/** What is wrong with a value that breaks a rule, in words for people who do not know the rules by their ids. */
public final class RuleWords {

    private static final Map<String, String> WORDS = words();
    private static final String COLUMN = "{}";

    private RuleWords() {}

    /**
     * The words for a rule and the column that breaks it, such as {@code last name is missing}.
     *
     * @param rule its id; one that a plan has given itself is named
     * @param column of the dataset; null if the record as a whole is at fault
     */
    public static String of(String rule, String column) {
        String name = column == null ? "record" : column.replace('_', ' ');
        return WORDS.getOrDefault(rule, COLUMN + " breaks the rule " + rule).replace(COLUMN, name);
    }

    static boolean has(String rule) {
        return WORDS.containsKey(rule);
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        words.put("required", "{} is missing");
        words.put("matches", "{} has not the form that it must have");
        words.put("range", "{} is too small or too large");
        words.put("one-of", "{} is none of the values that are allowed");
        words.put("max-length", "{} is too long");
        words.put("time-zone", "{} is no time zone");
        words.put("unique", "{} occurs more than once");
        words.put("reference", "{} is not known");
        words.put("exactly-when", "{} is missing, or there where it must not be");
        words.put("columns-count", "{} has more or fewer columns than the header");
        words.put("header-repeated", "{} repeats the header");
        words.put("no-control-characters", "{} has control characters");
        words.put("well-formed-text", "{} has characters that no database can keep");
        words.put("name-confidence", "{} may be split in the wrong place");
        words.put("address-shape", "{} is no address that can be split");
        words.put("address-zip", "{} is none of the state's");
        words.put("phone-possible", "{} is no phone number");
        words.put("phone-valid", "{} is a number that nobody can have");
        words.put("phone-alone", "{} has more than one number");
        words.put("phone-extension", "{} has an extension");
        words.put("email-format", "{} is no e-mail address");
        words.put("email-alone", "{} has more than one address");
        words.put("language-format", "{} is no language");
        words.put("lookup-known", "{} is a code that is not known");
        words.put("key-format", "{} has an exponent or grouped digits");
        words.put("digits-format", "{} is no whole number");
        words.put("integer-format", "{} is no whole number");
        words.put("decimal-format", "{} is no number");
        words.put("decimal-scale", "{} has too many decimals");
        words.put("boolean-format", "{} is neither yes nor no");
        words.put("date-format", "{} is no date");
        words.put("timestamp-format", "{} is no time");
        words.put("timestamp-precision", "{} is finer than a microsecond");
        words.put("timestamp-midnight", "{} may be a date and no time");
        words.put("smart360-refused", "{} was refused by SMART360");
        return Map.copyOf(words);
    }
}
