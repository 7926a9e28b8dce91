package io.penstock.notification.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {

    /** Stands where there is nothing to count a share of. */
    static final String NONE = "–";

    private Numbers() {}

    /** With thousands set apart: {@code 1,234}. */
    static String count(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /** With its noun: {@code 1 loan}, {@code 2 loans}, {@code no loans}. */
    static String counted(long count, String one, String many) {
        if (count == 0) {
            return "no " + many;
        }
        return count(count) + " " + (count == 1 ? one : many);
    }

    /** With its currency's code: {@code BRL 1,234.50}. */
    static String money(String currency, BigDecimal amount) {
        return currency + " " + amount(amount);
    }

    /** Without its currency: {@code 1,234.50}. */
    static String amount(BigDecimal amount) {
        return String.format(Locale.ENGLISH, "%,.2f", amount);
    }

    /** A share of one as a percentage: {@code 90.3%}; {@link #NONE} for null. */
    static String share(BigDecimal share) {
        return share == null ? NONE : percent(share, 1);
    }

    /** A share of one as a percentage with so many decimals. */
    static String percent(BigDecimal share, int decimals) {
        BigDecimal percent = share.movePointRight(2).setScale(decimals, RoundingMode.HALF_UP);
        return String.format(Locale.ENGLISH, "%,." + decimals + "f%%", percent);
    }
}
