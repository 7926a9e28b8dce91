package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reason says of a check. */
class CheckWordsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            matches: '\\d{5}(-\\d{4})?'                                                                | expected the form that the plan asks for, found '3360'
            matches: '\\d{5}(-\\d{4})?', example: 33602                                                | expected the form that the plan asks for, such as 33602, found '3360'
            matches: '\\d{5}(-\\d{4})?', words: '5 digits, or 5 digits, a dash and 4'                  | expected 5 digits, or 5 digits, a dash and 4, found '3360'
            matches: '\\d{5}(-\\d{4})?', words: '5 digits, or 5 digits, a dash and 4', example: 33602  | expected 5 digits, or 5 digits, a dash and 4, such as 33602, found '3360'
            one-of: [A, B], words: one of the two tariffs                                              | expected one of the two tariffs, found '3360'
            max-length: 3, example: ABC                                                                | expected at most 3 characters, such as ABC, found '3360'
            """)
    void reasonSaysWhatIsExpectedInThePlansWords(String check, String reason) {
        MappingPlan plan = Plans.plan(folder, "  a: { from: A, checks: [{ " + check + " }] }\n");
        RecordMapper mapper = Plans.mapper(plan, List.of("Id", "A", "B"));

        Rejected rejected = assertInstanceOf(Rejected.class, mapper.map(new String[] {"1", "3360", ""}));

        assertEquals(reason, rejected.reason());
    }
}
