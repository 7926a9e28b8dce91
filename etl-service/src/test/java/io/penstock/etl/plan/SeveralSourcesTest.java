package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column that is made of the first source that has a value. */
class SeveralSourcesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "212-736-5000, 813-555-0103, +12127365000",
        "'', 813-555-0103, +18135550103",
        "' ', 813-555-0103, +18135550103",
        "N/A, 813-555-0103, +18135550103",
        "212-736-5000, '', +12127365000",
        "'', '', ",
        "N/A, -, "
    })
    void firstThatIsNotEmptyCounts(String phone, String mobile, String expected) {
        RecordMapper mapper = Plans.mapper(plan(""), List.of("Id", "A", "B"));

        Row row = assertInstanceOf(Row.class, mapper.map(new String[] {"1", phone, mobile}));

        assertEquals(expected, row.values()[1]);
    }

    @Test
    void fileWithOneOfThemIsTaken() {
        Bound bound =
                assertInstanceOf(Bound.class, RecordMapper.bind(plan("checks: [required], "), List.of("Id", "B")));

        Row row = assertInstanceOf(Row.class, bound.mapper().map(new String[] {"1", "813-555-0103"}));

        assertEquals("+18135550103", row.values()[1]);
        assertEquals(List.of("id", "a"), bound.columns());
        assertEquals(1, bound.mapper().fieldOf("a"));
    }

    @Test
    void fileWithNoneOfThemSaysNothing() {
        Bound bound = assertInstanceOf(Bound.class, RecordMapper.bind(plan(""), List.of("Id")));

        assertEquals(List.of("id"), bound.columns());
    }

    @Test
    void fileWithNoneOfThemIsRefusedWhereOneIsNeeded() {
        Unbindable unbindable =
                assertInstanceOf(Unbindable.class, RecordMapper.bind(plan("checks: [required], "), List.of("Id")));

        assertEquals("column 'A' or 'B' is missing (found: Id)", unbindable.reason());
    }

    private MappingPlan plan(String checks) {
        return Plans.plan(folder, "  a: { from: [A, B], " + checks + "clean: [phone] }\n");
    }
}
