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
        words.put("matches", "{} does not have the required form");
        words.put("range", "{} is too small or too large");
        words.put("one-of", "{} is not one of the allowed values");
        words.put("max-length", "{} is too long");
        words.put("time-zone", "{} is not a time zone");
        words.put("unique", "{} occurs more than once");
        words.put("reference", "{} is not known");
        words.put("exactly-when", "{} is missing, or present where it must not be");
        words.put("columns-count", "{} has more or fewer columns than the header");
        words.put("header-repeated", "{} repeats the header");
        words.put("no-control-characters", "{} contains control characters");
        words.put("well-formed-text", "{} contains characters that cannot be stored");
        words.put("name-confidence", "{} may have been split in the wrong place");
        words.put("address-shape", "{} is not an address that can be split");
        words.put("address-zip", "{} does not belong to the state");
        words.put("phone-possible", "{} is not a phone number");
        words.put("phone-valid", "{} is a number that cannot be assigned");
        words.put("phone-alone", "{} has more than one number");
        words.put("phone-extension", "{} has an extension");
        words.put("email-format", "{} is not a valid e-mail address");
        words.put("email-alone", "{} has more than one address");
        words.put("language-format", "{} is not a language");
        words.put("time-zone-format", "{} is not a time zone");
        words.put("lookup-known", "{} is an unknown code");
        words.put("key-format", "{} is written with an exponent or grouped digits");
        words.put("digits-format", "{} is not a whole number");
        words.put("integer-format", "{} is not a whole number");
        words.put("decimal-format", "{} is not a number");
        words.put("decimal-scale", "{} has too many decimals");
        words.put("boolean-format", "{} is neither yes nor no");
        words.put("date-format", "{} is not a date");
        words.put("timestamp-format", "{} is not a time");
        words.put("timestamp-precision", "{} is finer than a microsecond");
        words.put("timestamp-midnight", "{} may be a date rather than a time");
        words.put("smart360-refused", "{} was refused by SMART360");
        return Map.copyOf(words);
    }
}
