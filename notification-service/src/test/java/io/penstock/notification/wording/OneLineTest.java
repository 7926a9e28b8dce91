package io.penstock.notification.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void lineBreaksAndHiddenCharactersBecomeBlanks() {
        assertEquals("a Bcc: b c", OneLine.of("a\r\nBcc: b\u202ec\u0000", 50));
    }

    @Test
    void longTextIsCutWithoutHalvingACharacter() {
        assertEquals("💧💧…", OneLine.of("💧💧💧💧", 3));
    }
}
