package io.penstock.etl.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AreaCodesTest {
    @Test
    void areaCodeIsInUseWheneverTheLibraryKnowsAValidNumberOfIt() {
        Random random = new Random(3);
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        int unused = 0;
        for (int code = 200; code < 1000; code++) {
            boolean valid = false;
            for (int i = 0; i < 200 && !valid; i++) {
                long national = code * 10_000_000L + random.nextInt(10_000_000);
                valid = numbers.isValidNumber(
                        new PhoneNumber().setCountryCode(1).setNationalNumber(national));
            }
            boolean inUse = AreaCodes.inUse(code * 10_000_000L);
            unused += inUse ? 0 : 1;
            assertTrue(inUse || !valid, "area code " + code);
        }
        assertTrue(unused > 200, "expected most of the unassigned area codes, found " + unused);
    }

    @Test
    void fictitiousAreaCodeIsNotInUse() {
        assertEquals(false, AreaCodes.inUse(5_551_234_567L));
    }
}
