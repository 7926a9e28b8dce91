package io.penstock.etl.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.penstock.etl.check.RecordedFaults;
import io.penstock.etl.check.Table;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CleaningTablesTest {
    private static final PlanSettings SETTINGS =
            new PlanSettings("US", Locale.forLanguageTag("en-US"), ZoneId.of("America/New_York"), "-");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    static Stream<Table.Case> cases() {
        return Arrays.stream(CleaningCatalog.values()).flatMap(entry -> cases(entry).stream());
    }

    private static List<Table.Case> cases(CleaningCatalog entry) {
        return Table.read("/clean/" + entry.spelling() + ".txt");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void functionMakesOfTheValueWhatItsTableSays(Table.Case given) throws JsonProcessingException {
        String name = given.file().replaceAll("/clean/(.*)\\.txt", "$1");
        CleaningFunction function = CleaningCatalog.named(name).orElseThrow().make(arguments(given), SETTINGS);
        RecordedFaults faults = new RecordedFaults();

        String cleaned = cleaned(function, given.cell(0), faults);

        assertEquals(given.cell(1), cleaned, given.toString());
        assertEquals(given.cell(2), faults.rules(), given.toString());
        faults.reasons().forEach(reason -> assertTrue(reason.matches("(?s)expected .*, found .*"), reason));
    }

    @ParameterizedTest
    @EnumSource
    void everyFunctionHasATableThatShowsEachOfItsRulesBroken(CleaningCatalog entry) {
        List<Table.Case> cases = cases(entry);

        assertTrue(cases.size() >= 5, "expected at least 5 cases, found " + cases.size());
        entry.rules()
                .forEach(rule -> assertTrue(
                        cases.stream()
                                .anyMatch(
                                        c -> c.cell(2).contains(rule.severity().spelling() + " " + rule.id())),
                        rule.id()));
    }

    private static JsonNode arguments(Table.Case given) throws JsonProcessingException {
        return given.arguments().isEmpty() ? MissingNode.getInstance() : YAML.readTree(given.arguments());
    }

    private static String cleaned(CleaningFunction function, String text, RecordedFaults faults) {
        if (function instanceof Splitter splitter) {
            return Arrays.stream(splitter.split(text, faults))
                    .map(part -> Objects.requireNonNullElse(part, "-"))
                    .collect(Collectors.joining(" / "));
        } else if (function instanceof TextFunction cleaner) {
            return cleaner.clean(text, faults);
        }
        Object value = text == null ? null : ((ValueFunction) function).read(text, faults);
        if (value != null) {
            assertEquals(((ValueFunction) function).type(), value.getClass());
        }
        return value instanceof LocalDateTime time
                ? time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                : value == null ? null : value.toString();
    }
}
