package io.penstock.tables;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Parses the XML of workbooks that come from outside. */
public final class SheetXml {

    private SheetXml() {}

    /**
     * Parses a part of a workbook. A document type, and with it any entity, is refused. Rows and cells reach the handler with
     * their references, also where the program that wrote them has left these out.
     *
     * @throws SAXException if it is not sound XML, or has a document type
     */
    public static void parse(InputStream content, ContentHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader xml = XMLHelper.newXMLReader();
        xml.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        SheetReferences references = new SheetReferences();
        references.setParent(xml);
        references.setContentHandler(handler);
        references.parse(new InputSource(content));
    }
}
