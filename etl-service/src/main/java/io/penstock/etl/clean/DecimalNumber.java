package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.math.BigDecimal;
import java.util.Locale;

/** A decimal number in a locale; never rounded: a number with more decimals than asked for is rejected. */
final class DecimalNumber implements ValueFunction {
    static final String FORMAT = "decimal-format";
    static final String SCALE = "decimal-scale";

    private final NumberText numbers;
    private final int scale;

    DecimalNumber(Locale locale, int scale) {
        this.numbers = new NumberText(locale);
        this.scale = scale;
    }

    @Override
    public Class<?> type() {
        return BigDecimal.class;
    }

    @Override
    public Object read(String text, Faults faults) {
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

    private BigDecimal scaled(BigDecimal value, String text, Faults faults) {
        if (value.scale() > scale && value.stripTrailingZeros().scale() > scale) {
            faults.reject(SCALE, "expected at most " + scale + " decimals, found " + Quoted.of(text));
            return null;
        }
        return value;
    }
}
