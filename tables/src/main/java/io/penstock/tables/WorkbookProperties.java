package io.penstock.tables;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What a workbook says of itself: its sheets, and the day it counts from. */
final class WorkbookProperties extends DefaultHandler {
    private static final String VISIBLE = "visible";

    private final List<Workbook.Sheet> sheets = new ArrayList<>();
    private boolean from1904;

    private WorkbookProperties() {}

    static WorkbookProperties of(XSSFReader workbook)
            throws IOException, InvalidFormatException, SAXException, ParserConfigurationException {
        WorkbookProperties properties = new WorkbookProperties();
        try (InputStream xml = workbook.getWorkbookData()) {
            SheetXml.parse(xml, properties);
        }
        return properties;
    }

    List<Workbook.Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /** Whether it counts its days from 1904, as old workbooks of the Macintosh do. */
    boolean from1904() {
        return from1904;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (localName.equals("workbookPr")) {
            String value = attributes.getValue("date1904");
            from1904 = "1".equals(value) || "true".equals(value);
        } else if (localName.equals("sheet")) {
            String state = attributes.getValue("state");
            boolean hidden = state != null && !state.equals(VISIBLE);
            sheets.add(new Workbook.Sheet(attributes.getValue("name"), hidden, part(attributes)));
        }
    }

    /** The relation to its part, whose namespace differs between the two forms of the format. */
    private static String part(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
                return attributes.getValue(i);
            }
        }
        return "";
    }
}
