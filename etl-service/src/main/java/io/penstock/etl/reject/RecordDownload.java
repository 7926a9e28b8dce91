package io.penstock.etl.reject;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Records that can be corrected, in the forms in which they can be downloaded. */
public final class RecordDownload {

    /** The last columns of a CSV download: where a line stands in a workbook of several sheets. */
    public static final List<String> PLACE = List.of("sheet", "row");

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<String> HEADER = Stream.concat(
                    Stream.of("line", "column", "rule", "reason", "record"), PLACE.stream())
            .toList();

    private RecordDownload() {}

    /** CSV in UTF-8 with a byte order mark: without it, Excel takes the text for one of the system's character set. */
    static StreamingOutput csv(Records records) {
        return out -> {
            Writer text = new OutputStreamWriter(out, UTF_8);
            text.write(BYTE_ORDER_MARK);
            try (CsvWriter csv = CsvWriter.builder().build(text)) {
                csv.writeRecord(HEADER);
                records.read(record -> csv.writeRecord(
                        Objects.toString(record.line(), ""),
                        record.column(),
                        record.rule(),
                        record.reason(),
                        FormulaGuard.guarded(record.record()),
                        FormulaGuard.guarded(Objects.toString(record.sheet(), "")),
                        Objects.toString(record.row(), "")));
            }
        };
    }

    static StreamingOutput workbook(String title, RejectSheet layout, Records records) {
        return out -> {
            try (RejectsWorkbook workbook = new RejectsWorkbook(title, layout)) {
                records.read(workbook::add);
                workbook.write(out);
            }
        };
    }

    /** Reads the records one after the other. */
    interface Records {
        void read(Findings.Sink<Reject> sink) throws IOException;
    }
}
