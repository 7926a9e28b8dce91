package io.penstock.etl.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.penstock.etl.check.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlanksTest {
    static List<Table.Case> cases() {
        return Table.read("/clean/tidy.txt");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void textIsTidiedAsTheTableSays(Table.Case given) {
        assertEquals(given.cell(1), Blanks.tidy(given.cell(0)));
    }

    @Test
    void tidyTextIsNotCopied() {
        String text = "123 Main St";

        assertSame(text, Blanks.tidy(text));
    }
}
