package io.penstock.notification.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SegmentTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/gsm.csv", numLinesToSkip = 1)
    void textIsBroughtToTheAlphabetAndCounted(String text, String gsm, int septets) {
        assertEquals(gsm, Segment.transliterate(text));
        assertEquals(septets, Segment.septets(gsm));
    }

    @Test
    void nameIsCutSoThatTheRestStaysWhole() {
        String message = Segment.fit("n".repeat(300), name -> "File " + name + " is bad. http://example.test/7")
                .orElseThrow();

        assertEquals(Segment.LENGTH, Segment.septets(message));
        assertTrue(message.startsWith("File nnn"), message);
        assertTrue(message.endsWith("n... is bad. http://example.test/7"), message);
    }

    @Test
    void characterOfTwoSeptetsIsNotCutInHalf() {
        String message = Segment.fit("€".repeat(300), name -> "x" + name).orElseThrow();

        assertTrue(Segment.septets(message) <= Segment.LENGTH);
        assertTrue(Segment.septets(message) >= Segment.LENGTH - 1);
    }

    @Test
    void textWithoutRoomForTheNameDoesNotFit() {
        assertEquals(Optional.empty(), Segment.fit("name-of-a-file.csv", name -> name + "y".repeat(150)));
    }

    @Test
    void textIsCutToOneSegment() {
        assertEquals(Segment.LENGTH, Segment.septets(Segment.cut("z".repeat(161))));
        assertEquals("z".repeat(160), Segment.cut("z".repeat(160)));
    }
}
