package io.penstock.etl.clean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.etl.check.RecordedFaults;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.time.api.constraints.DateRange;
import net.jqwik.time.api.constraints.DateTimeRange;
import net.jqwik.time.api.constraints.Precision;

/** What holds of every cleaning function, whatever it is given. */
class CleaningPropertiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<CleaningCatalog, String> ARGUMENTS = Map.of(
            CleaningCatalog.LOOKUP, "{\"values\": {\"a\": \"A\", \"b\": \"\"}, \"otherwise\": \"keep\"}",
            CleaningCatalog.DEFAULT, "\"none\"",
            CleaningCatalog.CONSTANT, "\"same\"",
            CleaningCatalog.DIGITS, "{\"prefix\": \"ACCT-\"}",
            CleaningCatalog.DATE, "[\"M/d/yyyy\", \"yyyy-MM-dd\", \"d MMMM yyyy\"]");

    @Property(tries = 4000)
    void functionNeverThrowsAndGivesItsType(@ForAll CleaningCatalog entry, @ForAll @From("texts") String text) {
        CleaningFunction function = made(entry, "en-US");
        RecordedFaults faults = new RecordedFaults();

        if (function instanceof TextFunction cleaner) {
            assertWhole(cleaner.clean(text, faults));
        } else if (function instanceof Splitter splitter) {
            assertEquals(splitter.parts().size(), splitter.split(text, faults).length);
        } else {
            Object value = ((ValueFunction) function).read(text, faults);
            assertTrue(value == null || ((ValueFunction) function).type().isInstance(value));
            assertEquals(value == null, faults.rules().contains("reject"), "a text is read or rejected");
        }
        faults.reasons().forEach(reason -> assertTrue(reason.startsWith("expected "), reason));
    }

    @Property(tries = 4000)
    void whatIsCleanStaysAsItIs(@ForAll CleaningCatalog entry, @ForAll @From("texts") String text) {
        if (made(entry, "en-US") instanceof TextFunction cleaner) {
            String once = cleaner.clean(text, new RecordedFaults());
            if (once != null && !once.isEmpty()) {
                assertEquals(once, cleaner.clean(once, new RecordedFaults()));
            }
        }
    }

    @Property
    void tidyingTwiceIsTidyingOnce(@ForAll String text) {
        String once = Blanks.tidy(text);
        if (once == null) {
            assertNull(Blanks.tidy(text.strip()));
        } else {
            assertEquals(once, Blanks.tidy(once));
            assertEquals(once, Blanks.trim(once));
        }
    }

    @Property
    void phonesAreNumbersOfE164(@ForAll @From("phones") String text) {
        String phone = ((TextFunction) made(CleaningCatalog.PHONE, "en-US")).clean(text, new RecordedFaults());

        assertTrue(phone == null || phone.matches("\\+[1-9][0-9]{3,16}"), phone);
    }

    @Property
    void mailAddressesAreOneLineOfAscii(@ForAll @From("mails") String text) {
        String mail = ((TextFunction) made(CleaningCatalog.EMAIL, "en-US")).clean(text, new RecordedFaults());

        assertTrue(mail == null || mail.matches("[ -~]{3,254}"), mail);
        assertTrue(mail == null || mail.indexOf('@') > 0, mail);
    }

    @Property
    void dateIsReadAsItWasWritten(
            @ForAll @DateRange(min = "0001-01-01", max = "9999-12-31") LocalDate date,
            @ForAll @From("datePatterns") String pattern) {
        Day days = new Day(new DatePatterns(List.of(pattern), Locale.US));
        String text = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.US)
                .format(date);

        assertEquals(date, days.read(text, new RecordedFaults()), text);
    }

    @Property
    void timeIsReadAsItWasWritten(
            @ForAll
                    @DateTimeRange(min = "0001-01-01T00:00:00", max = "9999-12-31T23:59:59")
                    @Precision(value = ChronoUnit.SECONDS)
                    LocalDateTime time,
            @ForAll boolean blank) {
        String text = DateTimeFormatter.ofPattern(blank ? "uuuu-MM-dd HH:mm:ss" : "uuuu-MM-dd'T'HH:mm:ss")
                .format(time);

        assertEquals(time, ((ValueFunction) made(CleaningCatalog.TIMESTAMP, "en-US")).read(text, new RecordedFaults()));
    }

    @Property
    void numberIsReadAsItsLocaleWritesIt(
            @ForAll @BigRange(min = "-1e30", max = "1e30") @Scale(6) BigDecimal number,
            @ForAll @From("locales") String locale,
            @ForAll boolean grouped) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.forLanguageTag(locale));
        format.setMaximumFractionDigits(6);
        format.setGroupingUsed(grouped);
        String text = Blanks.tidy(format.format(number));

        Object read = ((ValueFunction) made(CleaningCatalog.DECIMAL, locale)).read(text, new RecordedFaults());

        assertNotNull(read, text);
        assertEquals(0, number.compareTo((BigDecimal) read), text);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Ada",
                "Jr.",
                "van",
                ", ",
                "12 Main St",
                "FL 33602",
                "813-555-0103",
                "+1",
                "ext. 7",
                "a@b.co",
                "@",
                "2024-02-30",
                "1/31/2024",
                "1,234.50",
                "-",
                "1e5",
                "NaN",
                "pt_BR",
                "true",
                "ACCT-007",
                "ß",
                "İ",
                "ǆ");
        return Arbitraries.frequencyOf(
                        Tuple.of(2, pieces.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join(" ", list))),
                        Tuple.of(1, pieces.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join("", list))),
                        Tuple.of(2, Arbitraries.strings().ofMaxLength(30)))
                .map(Blanks::tidy)
                .filter(text -> text != null);
    }

    @Provide
    Arbitrary<String> phones() {
        return Arbitraries.strings()
                .withChars("0123456789+()-. ext#/٣")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(Blanks::tidy)
                .filter(text -> text != null);
    }

    @Provide
    Arbitrary<String> mails() {
        return Arbitraries.strings()
                .withChars("ab.@\"\\ \r\n<>;-éß１")
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> datePatterns() {
        return Arbitraries.of("yyyy-MM-dd", "M/d/yyyy", "dd.MM.yyyy", "d MMMM yyyy", "yyyyMMdd");
    }

    @Provide
    Arbitrary<String> locales() {
        return Arbitraries.of("en-US", "de-DE", "pt-BR", "fr-FR", "en-IN", "sv-SE");
    }

    private static CleaningFunction made(CleaningCatalog entry, String locale) {
        PlanSettings settings =
                new PlanSettings("US", Locale.forLanguageTag(locale), ZoneId.of("America/New_York"), "-");
        try {
            return entry.make(JSON.readTree(ARGUMENTS.getOrDefault(entry, "{}")), settings);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertWhole(String text) {
        if (text != null && UTF_8.newEncoder().canEncode(text)) {
            assertFalse(text.isEmpty());
        }
    }
}
