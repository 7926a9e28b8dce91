package io.penstock.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishesTest {

    @Test
    void everythingIsMeasuredUnlessLessIsAskedFor() {
        assertTrue(Wishes.of(List.of()).isComplete());
        assertFalse(Wishes.of(List.of("--quick")).isComplete());
        assertFalse(Wishes.of(List.of("1000000")).isComplete());
    }

    @Test
    void sizesAreTakenAsGiven() {
        assertEquals(
                List.of(5_000, 20_000),
                Wishes.of(List.of("--quick", "5000", "20000")).sizes());
        assertEquals(List.of(100_000), Wishes.of(List.of("--quick")).sizes());
    }

    @Test
    void remindersCanBeMeasuredAlone() {
        Wishes wishes = Wishes.of(List.of("--reminders=20000"));

        assertEquals(20_000, wishes.reminders());
        assertEquals(20_000, wishes.onlyReminders());
        assertFalse(wishes.isComplete());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--reminders=", "--reminders=0", "--fast", "-5", "99", "1e6", "100_000", "123456789"})
    void whatIsNoSizeIsRefused(String word) {
        assertThrows(IllegalArgumentException.class, () -> Wishes.of(List.of(word)));
    }

    @Test
    void percentileIsOneOfTheValues() {
        long[] values = {5, 1, 4, 2, 3};

        assertEquals(3, ManySmallFiles.percentile(values, 50));
        assertEquals(5, ManySmallFiles.percentile(values, 99));
    }
}
