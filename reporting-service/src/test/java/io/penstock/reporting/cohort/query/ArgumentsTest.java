package io.penstock.reporting.cohort.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ArgumentsTest {

    @ParameterizedTest
    @CsvFileSource(
            resources = "/cohort/values.csv",
            useHeadersInDisplayName = true,
            ignoreLeadingAndTrailingWhitespace = false)
    void valueIsReadByItsType(String type, String text, String value) {
        Optional<Object> read = ValueType.valueOf(type.toUpperCase(Locale.ROOT)).read(text);

        assertEquals(Optional.ofNullable(value), read.map(Object::toString));
    }

    @Test
    void textOfControlCharactersOrOfTooManyIsNone() {
        assertEquals(Optional.empty(), ValueType.TEXT.read("a\u0000b"));
        assertEquals(Optional.empty(), ValueType.TEXT.read("a".repeat(501)));
    }

    @Test
    void whatIsNotSaidIsTheDefault() {
        Parameter days = new Parameter("days", ValueType.INTEGER, null, "7");

        assertEquals(Map.of("days", "7"), Arguments.of(List.of(days), Map.of()).values());
        assertEquals(
                Map.of("days", "8"),
                Arguments.of(List.of(days), Map.of("days", " 8 ")).values());
    }

    @Test
    void faultsDoNotRepeatWhatWasSaid() {
        Parameter days = new Parameter("days", ValueType.INTEGER, null, null);

        String words = Arguments.of(List.of(days), Map.of("days", "Ana Souza", "x", "Bea"))
                .inWords();

        assertFalse(words.contains("Ana") || words.contains("Bea"), words);
        assertEquals(
                "parameter days expected a whole number, found something else; parameter x is unknown: expected one of [days]",
                words);
    }
}
