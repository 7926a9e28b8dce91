package io.penstock.reporting.cohort.sheet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.penstock.reporting.cohort.sheet.Column.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellReference;

/** One sheet, row after row, as SpreadsheetML (ECMA-376 part 1, 18.3.1.99). */
final class StreamedSheet {

    /** Excel's: characters of a cell. */
    static final int LONGEST_TEXT = 32_767;

    private static final int DIGITS_OF_A_NUMBER = 15;
    private static final String CUT = "… (cut)";
    private static final byte[] TEXT = "\" t=\"inlineStr\"><is><t>".getBytes(US_ASCII);
    private static final byte[] SPACED_TEXT = "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">".getBytes(US_ASCII);
    private static final byte[] END_OF_TEXT = "</t></is></c>".getBytes(US_ASCII);
    private static final byte[] NUMBER = "\"><v>".getBytes(US_ASCII);
    private static final byte[] END_OF_NUMBER = "</v></c>".getBytes(US_ASCII);
    private static final byte[] STYLE = "\" s=\"".getBytes(US_ASCII);
    private static final byte[] CELL = "<c r=\"".getBytes(US_ASCII);
    private static final byte[] ROW = "<row r=\"".getBytes(US_ASCII);
    private static final byte[] END_OF_TAG = "\">".getBytes(US_ASCII);
    private static final byte[] END_OF_ROW = "</row>".getBytes(US_ASCII);

    private final XmlBytes xml;
    private final List<Column> columns;
    private final byte[][] letters;
    private final byte[][] styles;
    private final byte[] numberStyle;
    private int rows;
    private long cells;
    private long cut;

    StreamedSheet(OutputStream out, List<Column> columns, Frame frame, boolean selected) throws IOException {
        this.xml = new XmlBytes(out);
        this.columns = columns;
        this.letters = IntStream.range(0, columns.size())
                .mapToObj(i -> CellReference.convertNumToColString(i).getBytes(US_ASCII))
                .toArray(byte[][]::new);
        this.styles = columns.stream()
                .map(column -> index(frame.of(column.kind()).getIndex()))
                .toArray(byte[][]::new);
        this.numberStyle = index(frame.numberStyle().getIndex());
        begin(selected);
        header(index(frame.headerStyle().getIndex()));
    }

    int rows() {
        return rows;
    }

    long cells() {
        return cells;
    }

    /** How many texts were longer than a cell can be. */
    long cut() {
        return cut;
    }

    /** Writes a row: a String, a Number or null for each column. */
    void append(Object[] values) throws IOException {
        byte[] row = beginRow();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String text) {
                text(i, row, styles[i], text);
            } else if (values[i] instanceof Number number) {
                number(i, row, number);
            }
        }
        xml.markup(END_OF_ROW);
    }

    void end() throws IOException {
        String all = "A1:" + CellReference.convertNumToColString(columns.size() - 1) + rows;
        xml.markup("</sheetData><autoFilter ref=\"" + all + "\"/>")
                .markup(
                        "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>")
                .markup("<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/>")
                .markup("<ignoredErrors><ignoredError sqref=\"" + all + "\" numberStoredAsText=\"1\"/></ignoredErrors>")
                .markup("</worksheet>")
                .flush();
    }

    private void begin(boolean selected) throws IOException {
        xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
                .markup("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
                .markup("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>")
                .markup("<sheetView workbookViewId=\"0\"" + (selected ? " tabSelected=\"1\"" : "") + ">")
                .markup("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
                .markup("<selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews>")
                .markup("<sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (int i = 1; i <= columns.size(); i++) {
            xml.markup("<col min=\"" + i + "\" max=\"" + i + "\" width=\""
                    + columns.get(i - 1).width() + "\" customWidth=\"1\"/>");
        }
        xml.markup("</cols><sheetData>");
    }

    private void header(byte[] style) throws IOException {
        byte[] row = beginRow();
        for (int i = 0; i < columns.size(); i++) {
            text(i, row, style, columns.get(i).title());
        }
        xml.markup(END_OF_ROW);
    }

    private byte[] beginRow() throws IOException {
        byte[] row = index(++rows);
        xml.markup(ROW).markup(row).markup(END_OF_TAG);
        return row;
    }

    private void text(int column, byte[] row, byte[] style, String text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        boolean spaced = text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ';
        beginCell(column, row, style);
        xml.markup(spaced ? SPACED_TEXT : TEXT);
        if (text.length() > LONGEST_TEXT) {
            int end = LONGEST_TEXT - CUT.length();
            xml.text(text, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                    .text(CUT, CUT.length());
            cut++;
        } else {
            xml.text(text, text.length());
        }
        xml.markup(END_OF_TEXT);
    }

    /** Of a longer number a spreadsheet would lose digits. */
    private void number(int column, byte[] row, Number number) throws IOException {
        String digits = number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
        boolean inTextColumn = columns.get(column).kind() == Kind.TEXT;
        if (inTextColumn && digits.length() > DIGITS_OF_A_NUMBER) {
            text(column, row, styles[column], digits);
            return;
        }
        beginCell(column, row, inTextColumn ? numberStyle : styles[column]);
        xml.markup(NUMBER).markup(digits).markup(END_OF_NUMBER);
    }

    private void beginCell(int column, byte[] row, byte[] style) throws IOException {
        cells++;
        xml.markup(CELL).markup(letters[column]).markup(row).markup(STYLE).markup(style);
    }

    private static byte[] index(int number) {
        return Integer.toString(number).getBytes(US_ASCII);
    }
}
