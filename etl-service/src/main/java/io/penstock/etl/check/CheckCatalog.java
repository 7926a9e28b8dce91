package io.penstock.etl.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The closed set of checks that a mapping plan can name on a column. */
public enum CheckCatalog {
    REQUIRED(
            "required",
            "`true`, or none",
            "A value must be there. With severity reject, the source column must be in the header too.",
            (arguments, type, outcome) -> new Required(outcome)),
    MATCHES(
            "matches",
            "regular expression (Java syntax)",
            "The whole text must match. Say the form in `words`, and give an `example`: reasons do not show the expression.",
            (arguments, type, outcome) -> new Matches(pattern(arguments.asText()), outcome)),
    RANGE(
            "range",
            "`min`, `max` or both",
            "A number, date or time must lie between the bounds, both included.",
            Bounds::range),
    ONE_OF(
            "one-of",
            "list of texts",
            "The value must be one of the list, letter for letter.",
            (arguments, type, outcome) -> new OneOf(texts(arguments), outcome)),
    MAX_LENGTH(
            "max-length",
            "number of characters",
            "The text must not be longer.",
            (arguments, type, outcome) -> new MaxLength(arguments.asInt(), outcome)),
    TIME_ZONE(
            "time-zone",
            "`true`, or none",
            "The text must name a time zone of the IANA database (`America/Sao_Paulo`), letter for letter.",
            (arguments, type, outcome) -> new TimeZone(outcome)),
    UNIQUE(
            "unique",
            "`true`, or none",
            "No other row of the dataset may have the value. Held by the merge, in the database, over all rows.",
            null),
    REFERENCE(
            "reference",
            "`dataset.column`",
            "A row with this value must exist there. Held by the merge, in the database.",
            null);

    /** Makes a check from the arguments in the plan and the type of the column. */
    private interface Maker {
        Check make(JsonNode arguments, Class<?> type, Outcome outcome);
    }

    private final String spelling;
    private final String arguments;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // the makers are lambdas that hold nothing
    private final Maker maker;

    CheckCatalog(String spelling, String arguments, String meaning, Maker maker) {
        this.spelling = spelling;
        this.arguments = arguments;
        this.meaning = meaning;
        this.maker = maker;
    }

    /** The check as a plan spells it, if there is one of that name. */
    public static Optional<CheckCatalog> named(String name) {
        for (CheckCatalog entry : values()) {
            if (entry.spelling.equals(name)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The name in plans; also the id of the rule unless the plan gives another. */
    public String spelling() {
        return spelling;
    }

    /** What a plan writes after the name, for the reference page. */
    public String arguments() {
        return arguments;
    }

    /** What the check asks for, for the reference page. */
    public String meaning() {
        return meaning;
    }

    /** Whether the check needs other rows and so is held by the database, not by the mapper. */
    public boolean heldByMerge() {
        return maker == null;
    }

    /**
     * Makes the check as a plan asks for it.
     *
     * @param given what the plan writes after the name
     * @param type the type of the values that will be checked
     * @throws IllegalArgumentException when the arguments do not fit; its message says what was expected
     */
    public Check make(JsonNode given, Class<?> type, Outcome outcome) {
        return maker.make(given, type, outcome);
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "expected a regular expression, found " + Quoted.of(text) + ": " + e.getDescription(), e);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
