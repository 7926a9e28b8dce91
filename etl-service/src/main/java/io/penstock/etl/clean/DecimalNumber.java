package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A decimal number in a locale; never rounded: a number with more decimals than asked for is rejected. With a percent sign it
 * is read only where the plan says what it means.
 */
final class DecimalNumber implements ValueFunction {
    static final String FORMAT = "decimal-format";
    static final String SCALE = "decimal-scale";

    private static final int PERCENT_DIGITS = 2;

    /** What {@code 35%} is. */
    enum Percent {
        /** Not known. */
        REFUSED,
        /** 0.35 */
        FRACTION,
        /** 35 */
        NUMBER
    }

    private final NumberText numbers;
    private final int scale;
    private final Percent percent;

    DecimalNumber(Locale locale, int scale, Percent percent) {
        this.numbers = new NumberText(locale);
        this.scale = scale;
        this.percent = percent;
    }

    @Override
    public Class<?> type() {
        return BigDecimal.class;
    }

    @Override
    public Object read(String text, Faults faults) {
        int last = text.length() - 1;
        if (percent != Percent.REFUSED && last > 0 && text.charAt(last) == '%') {
            return readPercent(text, text.substring(0, last).strip(), faults);
        }
        String number = numbers.read(text);
        String amount = number == null ? AccountingText.plain(text) : text;
        if (number == null && amount != null) {
            number = numbers.read(amount);
        }
        if (number == null) {
            if (numbers.isOfOtherConvention(amount == null ? text : amount)) {
                faults.sawOtherNumbers();
            }
            faults.reject(FORMAT, "expected a decimal number, found " + Quoted.of(text));
            return null;
        }
        if (numbers.isAmbiguous(amount) && faults.doubtsNumber()) {
            faults.reject(FORMAT, NumberText.ambiguous(text));
            return null;
        }
        return scaled(new BigDecimal(number), text, faults);
    }

    private Object readPercent(String text, String number, Faults faults) {
        String read = number.isEmpty() ? null : numbers.read(number);
        if (read == null) {
            faults.reject(FORMAT, "expected a decimal number, found " + Quoted.of(text));
            return null;
        }
        BigDecimal value = new BigDecimal(read);
        return scaled(percent == Percent.NUMBER ? value : value.movePointLeft(PERCENT_DIGITS), text, faults);
    }

    private BigDecimal scaled(BigDecimal value, String text, Faults faults) {
        if (value.scale() > scale && value.stripTrailingZeros().scale() > scale) {
            faults.reject(SCALE, "expected at most " + scale + " decimals, found " + Quoted.of(text));
            return null;
        }
        return value;
    }
}
