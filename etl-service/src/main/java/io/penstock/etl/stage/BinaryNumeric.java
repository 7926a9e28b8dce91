package io.penstock.etl.stage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A number as PostgreSQL's {@code numeric} travels in binary (its source: {@code numeric_recv}): count of digits to the
 * base of 10,000, weight of the first of them, sign, decimals to show, and the digits from the most significant on.
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one value and is never compared
record BinaryNumeric(short[] digits, int weight, boolean negative, int scale) {
    private static final int BASE = 10_000;
    private static final int DIGITS_OF_BASE = 4;
    private static final int NEGATIVE = 0x4000;
    private static final int MOST_DIGITS_OF_LONG = 18;
    private static final BigInteger LARGE_BASE = BigInteger.valueOf(BASE);
    private static final long[] POWERS_OF_TEN = new long[MOST_DIGITS_OF_LONG + 1];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
        }
    }

    static BinaryNumeric of(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        int fraction = (scale + DIGITS_OF_BASE - 1) / DIGITS_OF_BASE;
        int shift = fraction * DIGITS_OF_BASE - value.scale();
        int width = value.precision() + shift;
        short[] digits = new short[(width + DIGITS_OF_BASE - 1) / DIGITS_OF_BASE];
        if (width <= MOST_DIGITS_OF_LONG) {
            fill(digits, Math.abs(value.unscaledValue().longValue()) * POWERS_OF_TEN[shift]);
        } else {
            fill(digits, value.unscaledValue().abs().multiply(BigInteger.TEN.pow(shift)));
        }
        return new BinaryNumeric(digits, digits.length - fraction - 1, value.signum() < 0, scale);
    }

    private static void fill(short[] digits, long number) {
        long rest = number;
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i] = (short) (rest % BASE);
            rest /= BASE;
        }
    }

    private static void fill(short[] digits, BigInteger number) {
        BigInteger rest = number;
        for (int i = digits.length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(LARGE_BASE);
            digits[i] = parts[1].shortValue();
            rest = parts[0];
        }
    }

    int bytes() {
        return (DIGITS_OF_BASE + digits.length) * Short.BYTES;
    }

    void put(ByteBuffer buffer) {
        buffer.putShort((short) digits.length)
                .putShort((short) weight)
                .putShort((short) (negative ? NEGATIVE : 0))
                .putShort((short) scale);
        for (short digit : digits) {
            buffer.putShort(digit);
        }
    }
}
