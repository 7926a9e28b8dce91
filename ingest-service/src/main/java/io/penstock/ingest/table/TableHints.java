package io.penstock.ingest.table;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What is declared of a file's format. Whatever is null is detected.
 *
 * @param delimiter between the fields of a CSV record
 * @param encoding of the text; honoured strictly: a file in another encoding is unreadable, not guessed at
 * @param quote around CSV fields, {@code "} when null
 * @param sheet name of the workbook's sheet; every visible one that has the table when null
 * @param header line of the header, or row of the sheet, from 1
 */
public record TableHints(
        @Nullable Character delimiter,
        @Nullable Charset encoding,
        @Nullable Character quote,
        @Nullable String sheet,
        @Nullable Long header) {

    /** Everything is detected. */
    public static final TableHints NONE = new TableHints(null, null, null, null, null);

    /** The same hints with the encoding that came along with one file, such as the charset of an upload. */
    public TableHints withEncoding(Charset declared) {
        return new TableHints(delimiter, declared, quote, sheet, header);
    }
}
