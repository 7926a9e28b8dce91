package io.penstock.etl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.etl.clean.CleaningCatalog;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleWordsTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            required,       last_name, last name is missing
            columns-count,  -,         record has more or fewer columns than the header
            missing-phone,  phone,     phone breaks the rule missing-phone
            """)
    void wordsSayWhatIsWrong(String rule, String column, String words) {
        assertEquals(words, RuleWords.of(rule, column));
    }

    @Test
    void everyRuleOfTheCatalogsHasWords() {
        List<String> without = Stream.concat(
                        Arrays.stream(CleaningCatalog.values())
                                .flatMap(entry -> entry.rules().stream())
                                .map(Rule::id),
                        Arrays.stream(CheckCatalog.values()).map(CheckCatalog::spelling))
                .filter(rule -> !RuleWords.has(rule))
                .toList();

        assertTrue(without.isEmpty(), without::toString);
    }
}
