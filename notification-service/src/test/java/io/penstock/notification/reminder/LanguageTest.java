package io.penstock.notification.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LanguageTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/languages.csv", numLinesToSkip = 1, nullValues = "-")
    void languageIsFoundWhateverTheRegion(String tag, Language expected, String formats) {
        assertEquals(Optional.ofNullable(expected), Language.of(tag));
        if (expected != null) {
            assertEquals(formats, expected.formats(tag).toLanguageTag());
        }
    }
}
