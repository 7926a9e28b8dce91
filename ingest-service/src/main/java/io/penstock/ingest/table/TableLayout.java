package io.penstock.ingest.table;

import io.penstock.tables.UnreadableTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the table among what programs print around it, and passes only it on: the header in the line that is declared, or
 * below titles and group headings that stand above it; no line of dashes below the header, and no count of rows at the end,
 * as tools of databases write them. What is passed over is told by {@link #remarks()}.
 */
final class TableLayout {
    private static final int MOST_CHARS_KEPT = 1024 * 1024;

    private final RecordSink sink;
    private final @Nullable Long declared;
    private final boolean filled;
    private final List<Row> head = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final DatabaseToolLines toolLines = new DatabaseToolLines();
    private @Nullable Row row;
    private int charsKept;
    private int width;
    private int fields;
    private long line;
    private boolean begun;

    /**
     * @param declared line of the header, from 1; found if null
     * @param filled whether short records are filled up to the width of the header with empty fields
     */
    TableLayout(RecordSink sink, @Nullable Long declared, boolean filled) {
        this.sink = sink;
        this.declared = declared;
        this.filled = filled;
    }

    /** A record begins on this line. */
    void begin(long physicalLine) {
        line = physicalLine;
        fields = 0;
        if (begun) {
            toolLines.begin();
            sink.begin(line);
        } else {
            row = new Row(line, new ArrayList<>());
        }
    }

    /** The next field of the record, valid during the call. */
    void field(char[] chars, int offset, int length) {
        if (begun) {
            toolLines.field(fields, chars, offset, length);
            sink.field(chars, offset, length);
        } else {
            row.fields().add(new String(chars, offset, length));
            charsKept += length;
        }
        fields++;
    }

    /** The record is whole. */
    void end() {
        if (begun) {
            endRecord();
        } else if (declared == null || line >= declared) {
            head.add(row);
            if (head.size() == HeaderRow.MOST_ROWS || charsKept >= MOST_CHARS_KEPT) {
                beginTable();
            }
        }
    }

    /** The record was blank and is forgotten. */
    void discard() {
        if (begun) {
            sink.discard();
        }
    }

    /** To be called after the last record. */
    void finish() {
        if (!begun) {
            beginTable();
        }
    }

    /** What was passed over, in words for a person. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    private void beginTable() {
        begun = true;
        int at = declared == null ? HeaderRow.among(head) : declared();
        Row header = head.get(at);
        if (header.fields().stream().anyMatch(name -> name.indexOf('\0') >= 0)) {
            throw new UnreadableTable("expected a header row of text, found NUL characters in it", header.line());
        }
        if (at > 0 || declared != null) {
            remarks.add("header in line " + header.line());
        }
        width = header.fields().size();
        sink.header(header.fields());
        head.subList(at + 1, head.size()).forEach(this::pass);
        head.clear();
    }

    private int declared() {
        if (head.isEmpty() || head.get(0).line() != declared) {
            throw new UnreadableTable(
                    "expected the header in line %d as declared, found no text".formatted(declared), declared);
        }
        return 0;
    }

    private void pass(Row kept) {
        begin(kept.line());
        kept.fields().forEach(field -> field(field.toCharArray(), 0, field.length()));
        end();
    }

    private void endRecord() {
        String remark = toolLines.remark(line);
        if (remark != null) {
            sink.discard();
            remarks.add(remark);
            return;
        }
        for (; filled && fields < width; fields++) {
            sink.field(new char[0], 0, 0);
        }
        sink.end();
    }

    /**
     * A record that is kept until the header is found.
     *
     * @param line on which it begins, from 1
     */
    record Row(long line, List<String> fields) {}
}
