package io.penstock.tables;

import java.io.IOException;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads {@code sharedStrings.xml}: each {@code si} is a string, made of the {@code t} elements in it (one per run of
 * formatting). Phonetic readings ({@code rPh}) are not part of it.
 */
final class SharedStringParts extends DefaultHandler {
    private final Taker taker;
    private final StringBuilder string = new StringBuilder();
    private boolean inText;
    private boolean inPhonetic;

    SharedStringParts(Taker taker) {
        this.taker = taker;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        switch (localName) {
            case "si" -> string.setLength(0);
            case "t" -> inText = true;
            case "rPh" -> inPhonetic = true;
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        switch (localName) {
            case "si" -> take();
            case "t" -> inText = false;
            case "rPh" -> inPhonetic = false;
            default -> {}
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (inText && !inPhonetic) {
            string.append(chars, start, length);
            if (string.length() > Workbook.MOST_CELL_CHARS) {
                throw new UnreadableTable("expected a cell of at most 1 MB, found a longer one", null);
            }
        }
    }

    private void take() throws SAXException {
        try {
            taker.take(string.toString());
        } catch (IOException e) {
            throw new SAXException(e);
        }
    }

    /** Takes the strings in order. */
    @FunctionalInterface
    interface Taker {
        void take(String string) throws IOException;
    }
}
