package io.penstock.etl.reject;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;

/** Records that can be corrected, as a file to be downloaded. */
final class RecordDownload {

    private RecordDownload() {}

    static Response csv(String name, Records records) {
        return download(name + ".csv", out -> {
            try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, UTF_8))) {
                csv.writeRecord("line", "column", "rule", "reason", "record");
                records.read(record -> csv.writeRecord(
                        record.line() == null ? "" : record.line().toString(),
                        record.column(),
                        record.rule(),
                        record.reason(),
                        FormulaGuard.guarded(record.record())));
            }
        });
    }

    static Response workbook(String name, String title, RejectSheet layout, Records records) {
        return download(name + ".xlsx", out -> {
            try (RejectsWorkbook workbook = new RejectsWorkbook(title, layout)) {
                records.read(workbook::add);
                workbook.write(out);
            }
        });
    }

    private static Response download(String file, StreamingOutput content) {
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    /** Reads the records one after the other. */
    interface Records {
        void read(Findings.Sink<Reject> sink) throws IOException;
    }
}
