package io.penstock.ingest.table;

import io.penstock.tables.SheetXml;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The text of a number cell: dates and times in ISO 8601, whole numbers without {@code .0} and with all their digits,
 * and what has a format of its own (leading zeros, percent) as a person sees it.
 */
final class CellText extends DataFormatter {
    private static final String GENERAL = "General";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final boolean from1904;

    /** @param from1904 whether the workbook counts its days from 1904, as old ones of the Macintosh do */
    CellText(boolean from1904) {
        super(Locale.ROOT);
        this.from1904 = from1904;
    }

    /** The texts of a workbook, after the days it counts from. */
    static CellText of(XSSFReader workbook)
            throws IOException, InvalidFormatException, SAXException, ParserConfigurationException {
        WorkbookProperties properties = new WorkbookProperties();
        try (InputStream xml = workbook.getWorkbookData()) {
            SheetXml.parse(xml, properties);
        }
        return new CellText(properties.from1904);
    }

    @Override
    public String formatRawCellContents(double value, int formatIndex, String formatString, boolean use1904) {
        if (DateUtil.isADateFormat(formatIndex, formatString) && DateUtil.isValidExcelDate(value)) {
            return iso(DateUtil.getLocalDateTime(value, from1904, true), value);
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

    private static final class WorkbookProperties extends DefaultHandler {
        private boolean from1904;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            if (localName.equals("workbookPr")) {
                String value = attributes.getValue("date1904");
                from1904 = "1".equals(value) || "true".equals(value);
            }
        }
    }
}
