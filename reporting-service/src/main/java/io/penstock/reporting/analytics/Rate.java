package io.penstock.reporting.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares of a whole. */
final class Rate {

    private static final int DECIMALS = 4;

    private Rate() {}

    /** From 0 to 1 with four decimals, half up; null if there is no whole. */
    static BigDecimal of(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
    }
}
