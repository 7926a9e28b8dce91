package io.penstock.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.penstock.torture.fault.Faults;
import io.penstock.torture.fault.Scale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TortureOptionsTest {

    @Test
    void withoutOptionsEachFaultComesOnceInTheLongForm() {
        assertEquals(
                new TortureOptions(Faults.number(), 7, 1_000_000, Scale.LONG, Optional.empty()),
                TortureOptions.parse(7));
    }

    @Test
    void everythingCanBeChosen() {
        TortureOptions options = TortureOptions.parse(
                7, "--rounds", "3", "--seed", "99", "--rows", "5000", "--short", "--only", "etl-killed");

        assertEquals(new TortureOptions(3, 99, 5_000, Scale.SHORT, Optional.of("etl-killed")), options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--rounds", "--rounds 0", "--seed x", "--rows 5", "--only moon"})
    void whatCannotBeUnderstoodIsRefused(String words) {
        assertThrows(IllegalArgumentException.class, () -> TortureOptions.parse(7, words.split(" ")));
    }
}
