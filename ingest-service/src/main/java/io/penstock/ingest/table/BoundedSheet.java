package io.penstock.ingest.table;

import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.Styles;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** POI's sheet reader, which gathers the text of a cell without limit, with one. */
final class BoundedSheet extends XSSFSheetXMLHandler {
    private int gathered;

    BoundedSheet(Styles styles, SharedStrings strings, CellText text, SheetRows rows) {
        super(styles, null, strings, rows, text, false);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        gathered = 0;
        super.startElement(uri, localName, qName, attributes);
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        gathered += length;
        if (gathered > CsvRecords.MOST_FIELD_CHARS) {
            throw new UnreadableTable("expected a cell of at most 1 MB, found a longer one", null);
        }
        super.characters(chars, start, length);
    }
}
