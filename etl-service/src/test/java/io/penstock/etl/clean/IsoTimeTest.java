package io.penstock.etl.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsoTimeTest {

    @Test
    void whatIsReadIsWhatTheFormatterReads() {
        DatePatterns patterns = new DatePatterns(List.of("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"), Locale.US);
        Random random = new Random(5);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            String text = text(random);
            LocalDateTime time = IsoTime.read(text);
            if (time != null) {
                read++;
                assertEquals(patterns.read(text, LocalDateTime::from), time, text);
                assertEquals(new IsoMoment(time, null, false), IsoMoment.read(text), text);
            } else if (text.length() == 19 && text.matches("[0-9T :-]*")) {
                assertEquals(null, patterns.read(text, LocalDateTime::from), text);
            }
        }
        assertTrue(read > 20_000, "found " + read);
    }

    /** A time, a day or an hour that there is not, or one with a character changed. */
    private static String text(Random random) {
        String text = String.format(
                Locale.ROOT,
                "%04d-%02d-%02d%s%02d:%02d:%02d",
                random.nextInt(10_000),
                1 + random.nextInt(13),
                1 + random.nextInt(32),
                random.nextBoolean() ? " " : "T",
                random.nextInt(25),
                random.nextInt(61),
                random.nextInt(61));
        if (random.nextInt(4) > 0) {
            return text;
        }
        int at = random.nextInt(text.length());
        return text.substring(0, at) + "0123456789-: T/x".charAt(random.nextInt(16)) + text.substring(at + 1);
    }
}
