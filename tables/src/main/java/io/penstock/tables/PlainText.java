package io.penstock.tables;

import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;

/** A cell's text without formatting: POI's own rich text costs an XML document for every cell. */
record PlainText(String text) implements RichTextString {
    /** How a workbook writes characters that XML cannot hold, such as {@code _x000D_}. */
    private static final String ESCAPE = "_x";

    /** The text as it is meant. */
    static PlainText of(String written) {
        return new PlainText(written.contains(ESCAPE) ? new XSSFRichTextString(written).toString() : written);
    }

    @Override
    public String getString() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public int numFormattingRuns() {
        return 0;
    }

    @Override
    public int getIndexOfFormattingRun(int index) {
        return 0;
    }

    @Override
    public void applyFont(int startIndex, int endIndex, short fontIndex) {
        throw readOnly();
    }

    @Override
    public void applyFont(int startIndex, int endIndex, Font font) {
        throw readOnly();
    }

    @Override
    public void applyFont(Font font) {
        throw readOnly();
    }

    @Override
    public void applyFont(short fontIndex) {
        throw readOnly();
    }

    @Override
    public void clearFormatting() {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("text that was read has no fonts");
    }
}
