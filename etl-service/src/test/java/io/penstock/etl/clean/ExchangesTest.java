package io.penstock.etl.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExchangesTest {

    @Test
    void mostAreaCodesAreJudgedByTheirExchanges() {
        int uneven = Exchanges.unevenAreas();

        assertTrue(uneven > 0 && uneven < 10, "expected a few where the last four digits matter, found " + uneven);
    }

    /** In Barbados, some numbers of one exchange are assignable and others are not. */
    @Test
    void numbersWhoseLastDigitsMatterAreJudgedOneByOne() {
        assertTrue(Exchanges.areAssignable(246_521_0000L));
        assertFalse(Exchanges.areAssignable(246_521_2000L));
    }

    @Test
    void numbersOfAnExchangeAreJudgedAsByTheLibrary() {
        Random random = new Random(3);
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        int assignable = 0;
        for (int i = 0; i < 4_000; i++) {
            long exchange =
                    random.nextInt(8) == 0 ? 246_000L + random.nextInt(1_000) : 200_000L + random.nextInt(800_000);
            for (int k = 0; k < 5; k++) {
                long national = exchange * 10_000 + random.nextInt(10_000);

                boolean told = Exchanges.areAssignable(national);

                assignable += told ? 1 : 0;
                assertEquals(
                        numbers.isValidNumber(
                                new PhoneNumber().setCountryCode(1).setNationalNumber(national)),
                        told,
                        "number " + national);
            }
        }
        assertTrue(assignable > 2_000 && assignable < 18_000, "expected some of each, found " + assignable);
    }

    @Test
    void barsInGroupsDivideNoPattern() {
        assertEquals(
                List.of("52(?:3(?:[2-4]|5\\d)|4)\\d{4}", "900[2-9]\\d{6}"),
                Exchanges.alternatives("52(?:3(?:[2-4]|5\\d)|4)\\d{4}|900[2-9]\\d{6}")
                        .toList());
    }
}
