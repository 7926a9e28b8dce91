package io.penstock.ingest.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Passes what FastCSV finds on to the sink: the first record as the header, the others field by field. */
final class CsvRecords extends AbstractBaseCsvCallbackHandler<Boolean> {
    /** Longest field, in characters. A longer one is nearly always a quote that was never closed. */
    static final int MOST_FIELD_CHARS = 1024 * 1024;

    private final RecordSink sink;
    private final List<String> header = new ArrayList<>();
    private boolean headerDone;
    private boolean ended;
    private boolean blank;
    private boolean begun;
    private long fieldLine;
    private long recordLine;

    CsvRecords(RecordSink sink) {
        this.sink = sink;
    }

    @Override
    protected void handleBegin(long line) {
        recordLine = line;
        fieldLine = line;
        blank = true;
    }

    @Override
    protected void handleField(int index, char[] chars, int offset, int length, boolean quoted) {
        if (EndMarkReader.endsWithMark(chars, offset, length)) {
            endMark(index, quoted, EndMarkReader.isMark(chars, offset, length));
            return;
        }
        if (length > MOST_FIELD_CHARS) {
            throw new UnreadableTable("expected a field of at most 1 MB, found a longer one", fieldLine);
        }
        blank &= index == 0 && !quoted && isBlank(chars, offset, length);
        pass(index, chars, offset, length);
        if (quoted) {
            fieldLine += LineOf.breaks(chars, offset, length);
        }
    }

    private void pass(int index, char[] chars, int offset, int length) {
        if (!headerDone) {
            header.add(new String(chars, offset, length));
            return;
        }
        if (index == 0) {
            sink.begin(recordLine);
            begun = true;
        }
        sink.field(chars, offset, length);
    }

    private void endMark(int index, boolean quoted, boolean alone) {
        if (quoted || index > 0 || !alone) {
            throw new UnreadableTable(
                    "expected the closing quote of the field that begins on line %d, found the end of the file"
                            .formatted(fieldLine),
                    fieldLine);
        }
        ended = true;
    }

    @Override
    protected Boolean buildRecord() {
        if (begun) {
            endRecord();
        } else if (!headerDone && !ended) {
            endHeader();
        }
        return Boolean.TRUE;
    }

    private void endRecord() {
        if (blank) {
            sink.discard();
        } else {
            sink.end();
        }
        begun = false;
    }

    private void endHeader() {
        if (blank) {
            header.clear();
            return;
        }
        checkHeader();
        headerDone = true;
        sink.header(List.copyOf(header));
    }

    /** Names with NUL characters cannot be kept as text, and come from files that are no text. */
    private void checkHeader() {
        if (header.stream().anyMatch(name -> name.indexOf('\0') >= 0)) {
            throw new UnreadableTable("expected a header row of text, found NUL characters in it", fieldLine);
        }
    }

    /** To be called after the last record. */
    void finish() {
        if (!ended) {
            throw new IllegalStateException("the end mark was not read");
        }
        if (!headerDone) {
            throw new UnreadableTable("expected a header row, found an empty file", 1L);
        }
    }

    /** The parser ran out of its buffer, which only an endless field brings about. */
    UnreadableTable fieldNeverEnds() {
        return new UnreadableTable(
                "expected the end of the field that begins on line %d within 1 MB, found none (a quote left open?)"
                        .formatted(fieldLine),
                fieldLine);
    }

    /** The parser met text between a closing quote and the next delimiter. */
    UnreadableTable textAfterQuote() {
        return new UnreadableTable(
                "expected a delimiter or the end of the line after the closing quote of the field that begins on"
                        + " line %d, found other text".formatted(fieldLine),
                fieldLine);
    }

    private static boolean isBlank(char[] chars, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (chars[i] != ' ' && chars[i] != '\t' && chars[i] != '\u00A0') {
                return false;
            }
        }
        return true;
    }
}
