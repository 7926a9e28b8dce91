package io.penstock.tables;

import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.Styles;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * POI's sheet reader with two things that it lacks: a limit to the text of a cell, and numbers as they are written, which
 * may have more digits than the floating-point number that POI makes of them.
 */
final class BoundedSheet extends XSSFSheetXMLHandler {
    private final CellText text;
    private int gathered;

    BoundedSheet(Styles styles, SharedStrings strings, CellText text, SheetRows rows) {
        super(styles, null, strings, rows, text, false);
        this.text = text;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        gathered = 0;
        text.beginNumber();
        super.startElement(uri, localName, qName, attributes);
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        gathered += length;
        if (gathered > Workbook.MOST_CELL_CHARS) {
            throw new UnreadableTable("expected a cell of at most 1 MB, found a longer one", null);
        }
        text.number(chars, start, length);
        super.characters(chars, start, length);
    }
}
