package io.penstock.etl.clean;

import static io.penstock.etl.check.Rule.anomaly;
import static io.penstock.etl.check.Rule.reject;
import static io.penstock.etl.check.Rule.unread;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.etl.check.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The closed set of cleaning functions that a mapping plan can name. */
public enum CleaningCatalog {
    TRIM(
            "trim",
            "none",
            "Takes blanks off both ends. Every value is trimmed before its first function, so this is of use only after"
                    + " another function.",
            given -> (TextFunction) (text, faults) -> Blanks.trim(text)),
    COLLAPSE_SPACES(
            "collapse-spaces",
            "none",
            "Makes one space of every inner run of blanks, no-break spaces and line ends included. As for `trim`: every"
                    + " value has been through it.",
            given -> (TextFunction) (text, faults) -> Blanks.collapse(text)),
    UPPER("upper", "none", "Upper case in the plan's locale.", given -> LetterCase.UPPER.in(given.locale())),
    LOWER("lower", "none", "Lower case in the plan's locale.", given -> LetterCase.LOWER.in(given.locale())),
    TITLE(
            "title",
            "none",
            "A capital at the start of every word, all other letters small. Mind names like McDonald.",
            given -> LetterCase.TITLE.in(given.locale())),
    NAME_SPLIT(
            "name-split",
            "part: `first` or `last`",
            "One part of a person's name. Reads `Last, First` and `First Last`; drops titles (Dr., Mr. and Mrs.); suffixes"
                    + " (Jr., III) and particles (van, de la, O') stay with the last name. Two persons share their last name. What is"
                    + " not the name of a person (a firm, a public body, an estate, `c/o`) and a name of one word are the last name"
                    + " as a whole; the first name is the plan's `organisationFirstName`.",
            given -> new NameSplit(given.settings().organisationFirstName()),
            anomaly(
                    NameSplit.CONFIDENCE,
                    "The name must be that of one person, and clear to split: a comma after the last name, a particle, or two or"
                            + " three words.")),
    ADDRESS_SPLIT(
            "address-split",
            "part: `line-1`, `line-2`, `city`, `state` or `zip`",
            "One part of a United States address `street[, units], city, ST zip`: also with the name of the state, `City ST zip`"
                    + " behind one comma, USA at the end, or line ends for commas. A ZIP code gets back the zeros that a spreadsheet"
                    + " dropped. A street alone is line 1; any other shape stays whole in line 1.",
            given -> new AddressSplit(),
            unread(AddressSplit.SHAPE, "The address must have one of the shapes that `address-split` reads."),
            anomaly(AddressSplit.ZIP, "The ZIP code must be one of the state's.")),
    PHONE(
            "phone",
            "`region` (default: the plan's)",
            "A phone number as E.164 (`+15551234567`), by libphonenumber. A label before it, an apostrophe and `.0` are let go."
                    + " Letters count as digits in toll-free numbers only.",
            given -> new Phone(given.region()),
            reject(
                    Phone.POSSIBLE,
                    "The number must be one that can be dialled: with its area code, without a mask, not one digit repeated."),
            anomaly(Phone.VALID, "The number must be one that can be assigned."),
            anomaly(Phone.ALONE, "The number must stand alone: of several, the first that can be read is taken."),
            anomaly(Phone.EXTENSION, "The number must have no extension; it is dropped, since E.164 has none.")),
    EMAIL(
            "email",
            "none",
            "An e-mail address (RFC 5321 addr-spec, dotted domain) with its domain in lower case and, where it is"
                    + " internationalised, in its ASCII form. `mailto:`, a name before `<name@example.com>` and separators at the"
                    + " ends are let go.",
            given -> new Email(),
            reject(Email.FORMAT, "The e-mail address must be well formed."),
            anomaly(Email.ALONE, "The e-mail address must stand alone: of several, the first is taken.")),
    LANGUAGE(
            "language",
            "none",
            "A language tag (RFC 5646) in its usual spelling: `PT_br` is `pt-BR`. A language of two letters must be one of"
                    + " ISO 639, its region of two letters one of ISO 3166. Also read are languages in words, in English,"
                    + " Portuguese, Spanish, French, German or the language itself (`Português (Brasil)`).",
            given -> new LanguageTag(),
            reject(LanguageTag.FORMAT, "The text must be a language tag, or name a language.")),
    TIME_ZONE(
            "time-zone",
            "none",
            "A time zone as the IANA database names it, whatever its letter case (`america/sao_paulo`). Windows' names for zones are"
                    + " brought there (`E. South America Standard Time` and `(UTC-03:00) Brasilia` are `America/Sao_Paulo`), and so"
                    + " are offsets of whole hours (`GMT-3` is `Etc/GMT+3`).",
            given -> new ZoneText(),
            reject(ZoneText.FORMAT, "The text must name a time zone.")),
    LOOKUP(
            "lookup",
            "`values`: table of code to text; `otherwise`: `reject` (default), `keep` or `empty`",
            "Replaces codes by what they stand for; codes are matched without case.",
            given -> new Lookup(given.table("values"), given.choice("otherwise", Lookup.Otherwise.REJECT)),
            reject(Lookup.KNOWN, "The code must be in the table of `lookup`.")),
    DEFAULT("default", "text", "The text to use when the source has none.", given -> new Fallback(given.text())),
    CONSTANT(
            "constant",
            "text",
            "The same text for every row; the column needs no `from`.",
            given -> new Constant(given.text())),
    KEY(
            "key",
            "`locale` (default: the plan's)",
            "What names a row, as it was given out. Decimals that are all zero, which a spreadsheet adds to a number, are let go"
                    + " (`20011.0`). An exponent (`1.00002E+11`) may have lost digits, and grouping (`20,011`, and as the locale"
                    + " groups) may be a decimal point elsewhere: they are refused. It is the first function of every column"
                    + " that is a key, whether the plan says so or not.",
            given -> new KeyText(given.locale()),
            reject(KeyText.FORMAT, "A key must be written without exponent and without grouping.")),
    DIGITS(
            "digits",
            "`prefix`: letters that may stand before the digits and are kept; `otherwise`: `reject` (default) or `keep`, what"
                    + " becomes of words of letters and digits (`A-3401`); `locale` (default: the plan's)",
            "A whole number that stays text, leading zeros and all. Grouping and decimals that are all zero are let go; in a key,"
                    + " grouping is refused. Words that are kept stay as they are spelt.",
            given -> new Digits(
                    given.locale(), given.text("prefix"), given.choice("otherwise", Digits.Otherwise.REJECT)),
            reject(
                    Digits.FORMAT,
                    "The text must be a whole number without sign, or, where the plan keeps them, words with a digit.")),
    INTEGER(
            "integer",
            "`locale` (default: the plan's)",
            "A whole number of at most 64 bits. Grouping and decimals that are all zero are let go; in a key,"
                    + " grouping is refused.",
            given -> new WholeNumber(given.locale()),
            reject(WholeNumber.FORMAT, "The text must be a whole number.")),
    DECIMAL(
            "decimal",
            "`locale` (default: the plan's), `scale`: most decimals (default 20), `percent`: `number` or `fraction`, what"
                    + " `35%` is, 35 or 0.35 (default: refused)",
            "A decimal number as the locale writes it, grouping allowed; also with a currency, with the minus behind, or in"
                    + " parentheses if it is negative. Never rounded. If other numbers of the file can only be read with point and"
                    + " comma exchanged, a number that can be read in both ways (`1,500`) is not read: say `locale` then.",
            given -> new DecimalNumber(
                    given.locale(), given.number("scale", 20), given.choice("percent", DecimalNumber.Percent.REFUSED)),
            reject(DecimalNumber.FORMAT, "The text must be a decimal number of the locale."),
            reject(DecimalNumber.SCALE, "The number must not have more decimals than `scale`.")),
    BOOLEAN(
            "boolean",
            "`when-true`, `when-false`: lists of words (default: true, yes, y, 1 and false, no, n, 0)",
            "Yes or no; words are matched without case.",
            given -> new TruthValue(
                    given.texts("when-true", "true", "yes", "y", "1"),
                    given.texts("when-false", "false", "no", "n", "0")),
            reject(TruthValue.FORMAT, "The text must be one of the words of `boolean`.")),
    DATE(
            "date",
            "list of patterns (default: `yyyy-MM-dd`)",
            "A date; the first pattern that fits counts. Pattern letters are those of Java's DateTimeFormatter. Zero dates are no value.",
            given -> new Day(new DatePatterns(given.texts("formats", "yyyy-MM-dd"), given.locale())),
            reject(Day.FORMAT, "The text must be a date in one of the patterns.")),
    TIMESTAMP(
            "timestamp",
            "list of patterns, or `formats` with such a list (default: ISO 8601 with a blank or `T` between date and time,"
                    + " seconds, fraction and offset optional; or a date alone); `midnight`: `time` (default) or `date`, what a"
                    + " midnight with an offset is",
            "A date and time, as local time of the plan's zone; a time that names a zone or offset is brought there, a date"
                    + " alone is its first moment. Offsets are `Z`, `+00`, `+0000`, `+00:00` or `UTC`, with or without a blank."
                    + " Zero dates (`0000-00-00`) are no value.",
            given -> new Moment(
                    given.texts("formats"), given.choice("midnight", Moment.Midnight.TIME), given.settings()),
            reject(Moment.FORMAT, "The text must be a time in one of the patterns."),
            anomaly(Moment.PRECISION, "The time must not be finer than a microsecond; what is finer is cut off."),
            anomaly(
                    Moment.MIDNIGHT,
                    "A midnight with an offset must not become the day before in the plan's zone: it may be meant as a date."));

    private static final Set<String> UNREAD = Arrays.stream(values())
            .flatMap(entry -> entry.rules.stream())
            .filter(Rule::unread)
            .map(Rule::id)
            .collect(Collectors.toUnmodifiableSet());

    private final String spelling;
    private final String arguments;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // the makers are lambdas that hold nothing
    private final Function<Arguments, CleaningFunction> maker;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<Rule> rules;

    CleaningCatalog(
            String spelling,
            String arguments,
            String meaning,
            Function<Arguments, CleaningFunction> maker,
            Rule... rules) {
        this.spelling = spelling;
        this.arguments = arguments;
        this.meaning = meaning;
        this.maker = maker;
        this.rules = List.of(rules);
    }

    /** The function as a plan spells it, if there is one of that name. */
    public static Optional<CleaningCatalog> named(String name) {
        for (CleaningCatalog entry : values()) {
            if (entry.spelling.equals(name)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Whether a broken rule of this id, where the row is loaded all the same, says that a value could not be read. */
    public static boolean isUnread(String rule) {
        return UNREAD.contains(rule);
    }

    /** The name in plans. */
    public String spelling() {
        return spelling;
    }

    /** What a plan writes after the name, for the reference page. */
    public String arguments() {
        return arguments;
    }

    /** What the function does, for the reference page. */
    public String meaning() {
        return meaning;
    }

    /** The rules that a value can break here. */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Makes the function as a plan asks for it.
     *
     * @param given what the plan writes after the name
     * @throws IllegalArgumentException when the arguments make no sense; its message says what was expected
     */
    public CleaningFunction make(JsonNode given, PlanSettings settings) {
        return maker.apply(new Arguments(given, settings));
    }
}
