package io.penstock.etl.reject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormulaGuardTest {

    /** At the begin of what is a cell by any usual delimiter. */
    private static final Pattern FORMULA = Pattern.compile("(^|[,;|\t\"])[=+\\-@\t\r]");

    @Property
    void guardedTextHoldsNoFormulaByAnyDelimiterAndIsTheSameWhenUnguarded(@ForAll @From("texts") String text) {
        String cell = FormulaGuard.guarded(text);

        assertFalse(FORMULA.matcher(cell).find(), cell);
        assertEquals(text, FormulaGuard.unguarded(cell));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("='+-@\t\r1a ,;|\"").ofMaxLength(5);
    }
}
