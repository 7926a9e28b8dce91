package io.penstock.ingest.table;

import io.penstock.tables.Workbook;
import io.penstock.tables.Workbook.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a workbook. Where its table goes on over several sheets, lines are counted on: those of a sheet follow the last one
 * of the sheet before.
 */
final class ReadWorkbook {
    private ReadWorkbook() {}

    static ReadSummary read(Path file, TableHints hints, RecordSink sink) throws IOException {
        try (Workbook workbook = Workbook.open(file)) {
            TableSheets sheets = TableSheets.of(workbook, hints);
            List<String> remarks = new ArrayList<>();
            List<SheetLines> places = new ArrayList<>();
            long lines = 0;
            for (Sheet sheet : sheets.tables()) {
                SheetRecords records = new SheetRecords(sink, lines, hints.header());
                workbook.read(sheet, records);
                records.finish();
                String name = "sheet '" + sheet.name() + "'";
                boolean only = sheets.tables().size() == 1;
                remarks.add(only ? name : "%s (lines %d to %d)".formatted(name, lines + 1, records.lastLine()));
                remarks.addAll(records.remarks());
                places.add(new SheetLines(sheet.name(), lines + 1));
                lines = records.lastLine();
            }
            remarks.addAll(sheets.remarks());
            return new ReadSummary("xlsx, " + String.join("; ", remarks), places.size() == 1 ? List.of() : places);
        }
    }
}
