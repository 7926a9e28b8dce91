package io.penstock.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailpointTest {

    @Test
    void nothingIsSetWithoutTheVariable() {
        assertTrue(Failpoint.parse(null).isEmpty());
        assertTrue(Failpoint.parse(" ").isEmpty());
    }

    @Test
    void severalMomentsAreSetApartByCommas() {
        var set = Failpoint.parse("outbox.published=halt@3, inbox.committed=sleep:50@1");

        assertEquals(Set.of("outbox.published", "inbox.committed"), set.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"outbox.published", "outbox.published=halt", "outbox.published=die@1", "a=halt@0"})
    void misspeltVariableIsRefusedWithWhatWasExpected(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Failpoint.parse(text));

        assertTrue(
                refused.getMessage().contains("expected in PENSTOCK_FAILPOINTS moment=halt@N"), refused.getMessage());
        assertTrue(refused.getMessage().endsWith("found " + text), refused.getMessage());
    }
}
