package io.penstock.tables;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;

/**
 * The text of a number cell: what it stores, not what it shows. Dates and times are in ISO 8601. A number has all its
 * digits, whatever its format rounds, groups or hides; of the format it keeps leading zeros, which belong to codes, and the
 * percent sign, without which 35 % could not be told from 0.35.
 */
final class CellText extends DataFormatter {
    /** To how many digits Excel keeps numbers. */
    private static final int DIGITS_OF_EXCEL = 15;

    /** The longest number that is plain digits: a double has 17 of them, what is longer was written by no spreadsheet. */
    private static final int MOST_WRITTEN = 400;

    private static final String PERCENT = "%";
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 3, true)
            .toFormatter(Locale.ROOT);

    private final boolean from1904;
    private final StringBuilder written = new StringBuilder();

    /** @param from1904 whether the workbook counts its days from 1904, as old ones of the Macintosh do */
    CellText(boolean from1904) {
        super(Locale.ROOT);
        this.from1904 = from1904;
    }

    /** A number may follow, as the workbook writes it. */
    void beginNumber() {
        written.setLength(0);
    }

    /** Some of its characters. */
    void number(char[] chars, int start, int length) {
        if (written.length() + length <= MOST_WRITTEN) {
            written.append(chars, start, length);
        }
    }

    @Override
    public String formatRawCellContents(double value, int formatIndex, String formatString, boolean use1904) {
        if (DateUtil.isADateFormat(formatIndex, formatString) && DateUtil.isValidExcelDate(value)) {
            return iso(DateUtil.getLocalDateTime(value, from1904, false), value);
        }
        BigDecimal stored = stored(value);
        NumberFormat format = NumberFormat.of(formatString);
        if (format.isPercent()) {
            return plain(stored.movePointRight(2)) + PERCENT;
        }
        return format.padded(stored);
    }

    /**
     * The number as it is written. Excel itself keeps 15 digits; of a fraction what follows them is the noise of a
     * floating-point number, of a whole number that another program wrote it is part of a code.
     */
    private BigDecimal stored(double value) {
        if (isWholeNumber(written)) {
            return new BigDecimal(written.toString());
        }
        return new BigDecimal(NumberToTextConverter.toText(value));
    }

    private static boolean isWholeNumber(CharSequence text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '-' || i > 0) {
                return false;
            }
        }
        return digits > DIGITS_OF_EXCEL;
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String iso(LocalDateTime moment, double value) {
        if (value < 1) {
            return TIME.format(moment);
        }
        if (moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return moment.toLocalDate().toString();
        }
        return moment.toLocalDate() + "T" + TIME.format(moment);
    }
}
