package io.penstock.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

class SheetXmlTest {

    @ParameterizedTest
    @CsvSource({
        "<row><c/><c/></row><row><c/></row>, 1 A1 B1 2 A2",
        "<row r='3'><c r='A3'/><c r='C3'/></row>, 3 A3 C3",
        "<row r='3'><c/><c r='D3'/><c/></row><row><c/></row>, 3 A3 D3 E3 4 A4",
        "<row><c r='Z1'/><c/><c/></row>, 1 Z1 AA1 AB1",
        "<row r='x'><c/></row>, x A1"
    })
    void rowsAndCellsWithoutReferenceFollowTheOneBefore(String rows, String references) throws Exception {
        assertEquals(references, String.join(" ", read("<sheetData>" + rows + "</sheetData>")));
    }

    @Test
    void documentTypeIsRefused() {
        assertThrows(SAXException.class, () -> read("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"));
    }

    private static List<String> read(String xml) throws Exception {
        List<String> references = new ArrayList<>();
        SheetXml.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), new DefaultHandler() {
            @Override
            public void startElement(String uri, String name, String qualified, Attributes attributes) {
                if (!name.equals("sheetData")) {
                    references.add(attributes.getValue("r"));
                }
            }
        });
        return references;
    }
}
