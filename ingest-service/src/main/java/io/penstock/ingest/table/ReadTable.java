package io.penstock.ingest.table;

import io.penstock.ingest.table.TableFormat.Csv;
import io.penstock.ingest.table.TableFormat.Unreadable;
import io.penstock.ingest.table.TableFormat.Workbook;
import io.penstock.tables.UnreadableTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a surveyed file as a table, in one pass and in memory that does not grow with the file. */
public final class ReadTable {
    private ReadTable() {}

    /**
     * Gives header and records to the sink.
     * @throws UnreadableTable when the file is no table; whatever the sink got before is void
     * @throws IOException when the file cannot be read
     */
    public static ReadSummary read(Path file, TableFormat format, TableHints hints, RecordSink sink)
            throws IOException {
        if (format instanceof Csv csv) {
            return new ReadSummary(ReadCsv.read(file, csv.encoding(), hints, sink), List.of());
        }
        if (format instanceof Workbook) {
            return ReadWorkbook.read(file, hints, sink);
        }
        Unreadable unreadable = (Unreadable) format;
        throw new UnreadableTable(unreadable.reason(), unreadable.line());
    }
}
