package io.penstock.notification.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;

/**
 * How a figure moved since the week before.
 *
 * @param direction -1, 0 or 1
 * @param words {@code 12 more (+12%)}; {@link Numbers#NONE} where there is nothing to compare
 */
record Change(int direction, String words, Meaning meaning) {

    /** Whether more of it is welcome. */
    enum Meaning {
        MORE_IS_BETTER(1),
        MORE_IS_WORSE(-1),
        NEITHER(0);

        private final int sign;

        Meaning(int sign) {
            this.sign = sign;
        }
    }

    static Change of(long now, long before, Meaning meaning) {
        return of(
                BigDecimal.valueOf(now),
                BigDecimal.valueOf(before),
                meaning,
                "fewer",
                by -> Numbers.count(by.longValue()));
    }

    static Change of(BigDecimal now, BigDecimal before, Meaning meaning) {
        return of(now, before, meaning, "less", Numbers::amount);
    }

    /** In percentage points, of the shares as they are shown. */
    static Change ofShares(BigDecimal now, BigDecimal before, Meaning meaning) {
        if (now == null || before == null) {
            return new Change(0, Numbers.NONE, Meaning.NEITHER);
        }
        BigDecimal points = points(now).subtract(points(before));
        String words = points.signum() == 0
                ? "the same"
                : points.abs().toPlainString() + " points " + (points.signum() > 0 ? "higher" : "lower");
        return new Change(points.signum(), words, meaning);
    }

    private static Change of(
            BigDecimal now, BigDecimal before, Meaning meaning, String less, Function<BigDecimal, String> format) {
        BigDecimal by = now.subtract(before);
        if (by.signum() == 0) {
            return new Change(0, "the same", meaning);
        }
        String words = format.apply(by.abs()) + " " + (by.signum() > 0 ? "more" : less) + relative(by, before);
        return new Change(by.signum(), words, meaning);
    }

    private static String relative(BigDecimal by, BigDecimal before) {
        if (before.signum() <= 0) {
            return "";
        }
        String percent = Numbers.percent(by.abs().divide(before, 4, RoundingMode.HALF_UP), 0);
        return " (" + (by.signum() > 0 ? "+" : "−") + percent + ")";
    }

    private static BigDecimal points(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }

    /** For the middle of a sentence: {@code 2 more (+100%) than the week before}. */
    String sinceTheWeekBefore() {
        return direction == 0 ? "as many as the week before" : words + " than the week before";
    }

    /** Points the way; empty where there is nothing to compare. */
    public String arrow() {
        if (words.equals(Numbers.NONE)) {
            return "";
        }
        return direction > 0 ? "▲" : direction < 0 ? "▼" : "=";
    }

    /** Says what the colour says; empty where a change is neither. */
    public String verdict() {
        return switch (welcome()) {
            case 1 -> "better";
            case -1 -> "worse";
            default -> "";
        };
    }

    /** Dark enough on white to be read (WCAG AA). */
    public String colour() {
        return switch (welcome()) {
            case 1 -> "#1b6e3c";
            case -1 -> "#b3261e";
            default -> "#4a5763";
        };
    }

    private int welcome() {
        return direction * meaning.sign;
    }
}
