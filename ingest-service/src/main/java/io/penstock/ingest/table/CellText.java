package io.penstock.ingest.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;

/**
 * The text of a number cell: dates and times in ISO 8601, whole numbers without {@code .0} and with all their digits,
 * and what has a format of its own (leading zeros, percent) as a person sees it.
 */
final class CellText extends DataFormatter {
    private static final String GENERAL = "General";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    CellText() {
        super(Locale.ROOT);
    }

    @Override
    public String formatRawCellContents(double value, int formatIndex, String formatString, boolean use1904) {
        if (DateUtil.isADateFormat(formatIndex, formatString) && DateUtil.isValidExcelDate(value)) {
            return iso(DateUtil.getLocalDateTime(value, use1904, true), value);
        }
        if (formatString == null || formatString.isEmpty() || GENERAL.equalsIgnoreCase(formatString)) {
            return new BigDecimal(NumberToTextConverter.toText(value)).toPlainString();
        }
        return super.formatRawCellContents(value, formatIndex, formatString, use1904);
    }

    private static String iso(LocalDateTime moment, double value) {
        LocalDateTime seconds = moment.truncatedTo(ChronoUnit.SECONDS);
        if (value < 1) {
            return SECONDS.format(seconds);
        }
        if (seconds.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return seconds.toLocalDate().toString();
        }
        return seconds.toLocalDate() + "T" + SECONDS.format(seconds);
    }
}
