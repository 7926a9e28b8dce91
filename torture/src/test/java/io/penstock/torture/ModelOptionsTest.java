package io.penstock.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelOptionsTest {

    @Test
    void runsTwentySequencesOfFortyStepsUnlessTold() {
        assertEquals(new ModelOptions(20, 40, 7), ModelOptions.parse(7));
    }

    @Test
    void everythingCanBeChosen() {
        assertEquals(
                new ModelOptions(3, 9, 99), ModelOptions.parse(7, "--sequences", "3", "--steps", "9", "--seed", "99"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--sequences", "--sequences 0", "--seed x", "--rows 5"})
    void refusesWhatItDoesNotKnow(String words) {
        assertThrows(IllegalArgumentException.class, () -> ModelOptions.parse(7, words.split(" ")));
    }
}
