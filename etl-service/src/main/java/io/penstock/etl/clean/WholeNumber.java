package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.math.BigDecimal;
import java.util.Locale;

/** A whole number of at most 64 bits; decimals that are all zero, as spreadsheets write them, are let go. */
final class WholeNumber implements ValueFunction {
    static final String FORMAT = "integer-format";

    private final NumberText numbers;

    WholeNumber(Locale locale) {
        this.numbers = new NumberText(locale);
    }

    @Override
    public Class<?> type() {
        return Long.class;
    }

    @Override
    public Object read(String text, Faults faults) {
        String number = numbers.read(text);
        if (number != null) {
            if (numbers.isAmbiguous(text) && faults.doubtsNumber()) {
                faults.reject(FORMAT, NumberText.ambiguous(text));
                return null;
            }
            try {
                return new BigDecimal(number).longValueExact();
            } catch (ArithmeticException e) {
                // said below: a fraction, or too large
            }
        } else if (numbers.isOfOtherConvention(text)) {
            faults.sawOtherNumbers();
        }
        faults.reject(FORMAT, "expected a whole number, found " + Quoted.of(text));
        return null;
    }
}
