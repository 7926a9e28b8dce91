package io.penstock.etl.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.penstock.etl.check.RecordedFaults;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NorthAmericanNumberTest {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String ALPHABET = "0123456789012345678901234567890123456789-() .+";

    @ParameterizedTest
    @ValueSource(strings = {"US", "CA", "JM"})
    void numberReadWithoutTheLibraryIsTheOneThatTheLibraryReads(String region) {
        Random random = new Random(7);
        Phone phone = new Phone(region);
        int readHere = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = spelling(random);
            if (NorthAmericanNumber.read(text) == 0) {
                continue;
            }
            readHere++;
            RecordedFaults faults = new RecordedFaults();

            String cleaned = phone.clean(text, faults);

            assertEquals(byLibrary(text, region), cleaned + " " + faults.rules(), text);
        }
        assertTrue(readHere > 4_000, "expected many numbers read without the library, found " + readHere);
    }

    /** Mostly ten digits with some punctuation, sometimes a prefix, sometimes too few or too many. */
    private static String spelling(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "+1" : random.nextInt(8) == 0 ? "1" : "");
        int digits = random.nextInt(5) == 0 ? random.nextInt(14) : 10;
        while (digits > 0) {
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length() - (random.nextInt(20) == 0 ? 0 : 1)));
            text.append(c);
            digits -= Character.isDigit(c) ? 1 : 0;
        }
        return text.append(random.nextInt(9) == 0 ? ")" : "").toString();
    }

    private static String byLibrary(String text, String region) {
        try {
            PhoneNumber number = NUMBERS.parse(text, region);
            if (NUMBERS.isPossibleNumber(number)) {
                return NUMBERS.format(number, PhoneNumberFormat.E164)
                        + (NUMBERS.isValidNumber(number) ? " " : " anomaly phone-valid");
            }
        } catch (NumberParseException e) {
            // as not possible
        }
        return "null reject phone-possible";
    }
}
