package io.penstock.etl.clean;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A time as ISO 8601 and the databases write it: {@code 2024-01-25}, {@code 2024-01-25 12:00}, {@code 2024-01-25T12:00:00.5Z},
 * {@code 2024-01-25 12:00:00.123456+00}, {@code 2024-01-25 12:00:00 -0300}, {@code 2024-01-25 12:00:00 UTC}. Of the fraction,
 * one to nine digits are read and six kept, as PostgreSQL does.
 *
 * @param time as it is written, without its offset
 * @param offset null if none is written
 * @param cut whether digits beyond microseconds were cut off
 */
record IsoMoment(LocalDateTime time, ZoneOffset offset, boolean cut) {

    /** Reads a text; null if it is no such time. */
    static IsoMoment read(String text) {
        return new Reader(text).read();
    }

    private static final class Reader {
        private static final int MONTHS = 12;
        private static final int HOURS = 24;
        private static final int SIXTY = 60;
        private static final int MAX_OFFSET_HOURS = 18;
        private static final int FRACTION_DIGITS = 9;
        private static final int NANOS_OF_MICRO = 1_000;

        private final String text;
        private int at;

        /** Whether all that was read so far is of the form. */
        private boolean good = true;

        Reader(String text) {
            this.text = text;
        }

        IsoMoment read() {
            int year = number(4, 1, 9999);
            need('-');
            int month = number(2, 1, MONTHS);
            need('-');
            int day = number(2, 1, good ? YearMonth.of(year, month).lengthOfMonth() : 1);
            if (!good || at == text.length()) {
                return good ? new IsoMoment(LocalDateTime.of(year, month, day, 0, 0), null, false) : null;
            }
            good = skip(' ') || skip('T') || skip('t');
            int hour = number(2, 0, HOURS - 1);
            need(':');
            int minute = number(2, 0, SIXTY - 1);
            int second = good && skip(':') ? number(2, 0, SIXTY - 1) : 0;
            int nanos = good && (skip('.') || skip(',')) ? fraction() : 0;
            ZoneOffset offset = good && at < text.length() ? offset() : null;
            if (!good || at < text.length()) {
                return null;
            }
            int kept = nanos - nanos % NANOS_OF_MICRO;
            return new IsoMoment(LocalDateTime.of(year, month, day, hour, minute, second, kept), offset, kept < nanos);
        }

        private ZoneOffset offset() {
            skip(' ');
            ZoneOffset offset = ZoneOffset.UTC;
            if (!skipUtc()) {
                offset = signed();
                if (skip(' ')) {
                    good &= skipUtc();
                }
            }
            if (good && skip('[')) {
                int end = text.indexOf(']', at);
                good = end == text.length() - 1;
                at = text.length();
            }
            return offset;
        }

        private boolean skipUtc() {
            if (skip('Z') || skip('z')) {
                return true;
            }
            boolean utc = text.regionMatches(true, at, "UTC", 0, 3) || text.regionMatches(true, at, "GMT", 0, 3);
            at += utc ? 3 : 0;
            return utc;
        }

        private ZoneOffset signed() {
            boolean west = skip('-') || skip('−');
            good &= west || skip('+');
            int seconds = number(2, 0, MAX_OFFSET_HOURS) * SIXTY * SIXTY;
            for (int unit = SIXTY; good && unit > 0 && isMoreOfOffset(); unit /= SIXTY) {
                skip(':');
                seconds += number(2, 0, SIXTY - 1) * unit;
            }
            good &= seconds <= MAX_OFFSET_HOURS * SIXTY * SIXTY;
            return good ? ZoneOffset.ofTotalSeconds(west ? -seconds : seconds) : null;
        }

        private boolean isMoreOfOffset() {
            return at < text.length() && (text.charAt(at) == ':' || isDigit(at));
        }

        private int fraction() {
            int digits = 0;
            int nanos = 0;
            while (isDigit(at) && digits < FRACTION_DIGITS) {
                nanos = nanos * 10 + (text.charAt(at++) - '0');
                digits++;
            }
            good &= digits > 0;
            for (; digits < FRACTION_DIGITS; digits++) {
                nanos *= 10;
            }
            return nanos;
        }

        /** So many digits that are a number between two bounds; if not, nothing more is good. */
        private int number(int digits, int min, int max) {
            int number = 0;
            for (int i = 0; i < digits; i++) {
                good &= isDigit(at);
                number = good ? number * 10 + (text.charAt(at++) - '0') : number;
            }
            good &= number >= min && number <= max;
            return number;
        }

        private void need(char c) {
            good = good && skip(c);
        }

        private boolean skip(char c) {
            boolean found = at < text.length() && text.charAt(at) == c;
            at += found ? 1 : 0;
            return found;
        }

        private boolean isDigit(int position) {
            return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
        }
    }
}
