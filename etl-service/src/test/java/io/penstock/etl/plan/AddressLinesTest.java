package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line ends in an address. */
class AddressLinesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", " \r\n  ", ",\n", ", \n ", "\n\n", "\u2028"})
    void partStreetAndCity(String end) {
        RecordMapper mapper = Plans.mapper(Plans.consumers(), Plans.CONSUMERS_HEADER);

        Row row = assertInstanceOf(Row.class, mapper.map(new String[] {
            "1", "John Doe", "88  Alder Way" + end + "Tucson, AZ 85701", "", "", "", "", "", "", ""
        }));

        assertEquals(
                Arrays.asList("88 Alder Way", null, "Tucson", "AZ", "85701"),
                Arrays.asList(row.values()).subList(4, 9));
    }

    @Test
    void areBlanksWhereTheAddressIsTakenAsItIsToo() {
        MappingPlan plan = Plans.plan(folder, "  a: { from: A }\n  b: { from: A, clean: [address-split: line-1] }\n");
        RecordMapper mapper = Plans.mapper(plan, List.of("Id", "A", "B"));

        Row row = assertInstanceOf(Row.class, mapper.map(new String[] {"1", "88 Alder Way\nTucson", ""}));

        assertEquals("88 Alder Way Tucson", row.values()[1]);
    }
}
