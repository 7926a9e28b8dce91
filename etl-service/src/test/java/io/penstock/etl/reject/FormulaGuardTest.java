package io.penstock.etl.reject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormulaGuardTest {

    @Property
    void guardedTextHoldsNoFormulaByAnyDelimiterAndIsTheSameWhenUnguarded(@ForAll @From("texts") String text) {
        String cell = FormulaGuard.guarded(text);

        for (String part : cell.split("[,;|\"]")) {
            assertTrue(part.isEmpty() || "=+-@\t\r".indexOf(part.charAt(0)) < 0, cell);
        }
        assertEquals(text, FormulaGuard.unguarded(cell));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("='+-@\t\r1a ,;|\"").ofMaxLength(5);
    }
}
