package io.penstock.reporting.cohort.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook whose long sheets go straight into the file while they are made. POI makes everything else: the styles, the
 * list of sheets, the summary. (Its own streaming keeps sheets in temporary files and writes them twice, at a sixth of
 * the speed; these files would be personal data in one more place.)
 *
 * <pre>{@code
 * try (var workbook = new StreamedWorkbook(out, 1_048_576)) {
 *     var accounts = workbook.sheets("Accounts", columns);
 *     accounts.append("007", "Ana");
 *     accounts.end();
 *     workbook.summary("Summary", lines);
 *     workbook.finish();
 * }
 * }</pre>
 */
public final class StreamedWorkbook implements Closeable {

    private final XSSFWorkbook frame = new XSSFWorkbook();
    private final Frame styles = new Frame(frame);
    private final List<SheetSize> sizes = new ArrayList<>();
    private final ZipOutputStream zip;
    private final int rowLimit;

    /**
     * Begins a workbook.
     *
     * @param rowLimit rows of a sheet, with its header
     */
    public StreamedWorkbook(OutputStream out, int rowLimit) {
        this.zip = new ZipOutputStream(out);
        this.rowLimit = rowLimit;
        // Three times as fast as usual, for a file that is a third larger.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Begins a sheet that goes on in further ones when it is full. One such series is ended before the next begins. */
    public SheetSeries sheets(String name, List<Column> columns) throws IOException {
        return new SheetSeries(this, name, columns, rowLimit);
    }

    /** Adds a sheet of lines. */
    public void summary(String name, List<SummaryLine> lines) {
        new SummarySheet(frame.createSheet(name), styles).write(lines);
    }

    /** Writes the rest; nothing can be added any more. */
    public List<SheetSize> finish(String title) throws IOException {
        frame.getProperties().getCoreProperties().setTitle(title);
        frame.getProperties().getCoreProperties().setCreator("Penstock");
        frame.getProperties().getExtendedProperties().getUnderlyingProperties().setApplication("Penstock");
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        frame.write(rest);
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(rest.toByteArray()))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                copyUnlessWritten(parts, part.getName());
            }
        }
        zip.finish();
        zip.flush();
        return List.copyOf(sizes);
    }

    @Override
    public void close() throws IOException {
        frame.close();
        zip.close();
    }

    StreamedSheet begin(String name, List<Column> columns) throws IOException {
        XSSFSheet sheet = frame.createSheet(name);
        zip.putNextEntry(new ZipEntry(partOf(sheet)));
        return new StreamedSheet(zip, columns, styles, sizes.isEmpty());
    }

    void end(String name, StreamedSheet streamed, int columns) throws IOException {
        streamed.end();
        zip.closeEntry();
        XSSFSheet sheet = frame.getSheet(name);
        // The names that go with a filter and with a header that is printed on every page; the sheet has the rest.
        sheet.setAutoFilter(new CellRangeAddress(0, streamed.rows() - 1, 0, columns - 1));
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        sizes.add(new SheetSize(name, partOf(sheet), streamed.rows(), streamed.cells()));
    }

    private void copyUnlessWritten(ZipInputStream parts, String name) throws IOException {
        if (sizes.stream().noneMatch(written -> written.part().equals(name))) {
            zip.putNextEntry(new ZipEntry(name));
            parts.transferTo(zip);
            zip.closeEntry();
        }
    }

    private static String partOf(XSSFSheet sheet) {
        return sheet.getPackagePart().getPartName().getName().substring(1);
    }
}
