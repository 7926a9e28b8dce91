package io.penstock.reporting.summary;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Whether the figures can be trusted: the batches whose load ended in the week, and why rows of them were rejected. */
final class QualitySheet {

    static final String NAME = "Data quality";

    private static final String[] BATCH_HEADER = {
        "File",
        "Dataset",
        "State",
        "Ended",
        "Batch",
        "Read",
        "Inserted",
        "Updated",
        "Unchanged",
        "Duplicate",
        "Rejected"
    };
    private static final String[] REJECT_HEADER = {"Rule", "Dataset", "Rows rejected"};
    private static final int TEXTS = 5;

    private final Page page;

    QualitySheet(XSSFWorkbook workbook, Styles styles) {
        this.page = new Page(workbook, styles, NAME, 36, 14, 14, 18, 10, 12, 12, 12, 12, 12, 12);
    }

    void write(Findings findings) {
        page.header(0, TEXTS, BATCH_HEADER);
        int row = 0;
        for (EndedLoad load : findings.loads()) {
            write(++row, load);
        }
        if (findings.loads().isEmpty()) {
            page.put(
                    ++row,
                    0,
                    "No load ended in this week: the figures come from what was loaded before it or after.",
                    Format.NOTE);
        }
        page.freezeDownTo(0);
        if (!findings.rejects().isEmpty()) {
            writeRejects(row + 2, findings.rejects());
        }
    }

    private void write(int row, EndedLoad load) {
        page.put(row, 0, load.name(), Format.TEXT);
        page.put(row, 1, load.dataset(), Format.TEXT);
        page.put(row, 2, load.state(), Format.TEXT);
        page.put(row, 3, load.finishedAt(), Format.TIME);
        page.put(row, 4, load.batchId(), Format.ID);
        long[] counts = {
            load.read(), load.inserted(), load.updated(), load.unchanged(), load.duplicate(), load.rejected()
        };
        for (int i = 0; i < counts.length; i++) {
            page.put(row, TEXTS + i, counts[i], Format.COUNT);
        }
    }

    private void writeRejects(int header, List<Quality.Rejects> rejects) {
        page.header(header, 2, REJECT_HEADER);
        int row = header;
        for (Quality.Rejects one : rejects) {
            page.put(++row, 0, one.rule(), Format.TEXT);
            page.put(row, 1, one.dataset(), Format.TEXT);
            page.put(row, 2, one.rows(), Format.COUNT);
        }
        new ChartShelf(page.sheet(), row + 2, BATCH_HEADER.length)
                .add(new NativeChart(
                        "Rejected rows by rule",
                        "rows",
                        page.sheet(),
                        new CellRangeAddress(header + 1, row, 0, 0),
                        List.of(new NativeChart.Bars("Rows", new CellRangeAddress(header + 1, row, 2, 2))),
                        true));
    }
}
