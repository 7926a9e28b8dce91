package io.penstock.tables;

import org.apache.poi.ss.util.CellReference;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Gives rows and cells of a sheet the references that they lack. ECMA-376, part 1, 18.3.1.4 and 18.3.1.73, lets programs
 * leave them out: a row or cell is then the one after that before it, and an empty cell counts.
 */
final class SheetReferences extends XMLFilterImpl {

    private static final String REFERENCE = "r";

    private int row;
    private int column;

    /** That of the cell before; null if it had none. */
    private String before;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (name.equals("row")) {
            String known = attributes.getValue(REFERENCE);
            row = known == null ? row + 1 : number(known);
            column = 0;
            before = null;
            super.startElement(
                    uri, name, qualified, known == null ? with(attributes, Integer.toString(row)) : attributes);
        } else if (name.equals("c")) {
            super.startElement(uri, name, qualified, cell(attributes));
        } else {
            super.startElement(uri, name, qualified, attributes);
        }
    }

    private Attributes cell(Attributes attributes) {
        String known = attributes.getValue(REFERENCE);
        if (known != null) {
            before = known;
            return attributes;
        }
        if (before != null) {
            column = new CellReference(before).getCol() + 1;
            before = null;
        }
        return with(attributes, CellReference.convertNumToColString(column++) + row);
    }

    private static Attributes with(Attributes attributes, String reference) {
        AttributesImpl more = new AttributesImpl(attributes);
        more.addAttribute("", REFERENCE, REFERENCE, "CDATA", reference);
        return more;
    }

    /** What is no number is for the reader of the sheet to refuse. */
    private int number(String known) {
        try {
            return Integer.parseInt(known);
        } catch (NumberFormatException e) {
            return row + 1;
        }
    }
}
