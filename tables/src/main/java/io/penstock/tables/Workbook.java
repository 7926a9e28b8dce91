package io.penstock.tables;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.xml.sax.SAXException;

/**
 * An Excel workbook (Office Open XML) from outside, read row by row in memory that does not grow with it. The archive is
 * opened as a file, not as a stream, because POI would keep a stream's parts in memory; its shared strings lie on disk.
 */
public final class Workbook implements AutoCloseable {
    /** Longest text of a cell, in characters. */
    public static final int MOST_CELL_CHARS = 1024 * 1024;

    private final OPCPackage archive;
    private final XSSFReader parts;
    private final SpilledStrings strings;
    private final StylesTable styles;
    private final WorkbookProperties properties;

    private Workbook(OPCPackage archive)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        this.archive = archive;
        parts = new XSSFReader(archive);
        properties = WorkbookProperties.of(parts);
        styles = styles(parts);
        strings = SpilledStrings.of(parts);
    }

    /**
     * Opens a workbook.
     *
     * @throws UnreadableTable when it is none, is damaged, or unpacks to far more than it should
     * @throws IOException when the file cannot be read
     */
    public static Workbook open(Path file) throws IOException {
        CheckArchive.check(file);
        return sound(() -> {
            OPCPackage archive = OPCPackage.open(file.toFile(), PackageAccess.READ);
            try {
                return new Workbook(archive);
            } catch (IOException
                    | OpenXML4JException
                    | SAXException
                    | ParserConfigurationException
                    | RuntimeException e) {
                archive.revert();
                throw e;
            }
        });
    }

    /** POI says of any fault in this part that it could not read it, as if reading it again might help. */
    private static StylesTable styles(XSSFReader parts) throws IOException, InvalidFormatException {
        try {
            return parts.getStylesTable();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** Its sheets, in their order. */
    public List<Sheet> sheets() {
        return properties.sheets();
    }

    /**
     * Reads a sheet.
     *
     * @throws UnreadableTable when it is damaged, or unpacks to far more than it should
     * @throws IOException when the file cannot be read
     */
    public void read(Sheet sheet, Rows rows) throws IOException {
        sound(() -> {
            try (InputStream content = parts.getSheet(sheet.part())) {
                CellText text = new CellText(properties.from1904());
                SheetXml.parse(content, new BoundedSheet(styles, strings, text, new SheetRows(rows)));
            } catch (SheetRows.Enough e) {
                return sheet;
            }
            return sheet;
        });
    }

    @Override
    public void close() throws IOException {
        strings.close();
        archive.revert();
    }

    private static <T> T sound(Attempt<T> attempt) throws IOException {
        try {
            return attempt.get();
        } catch (OpenXML4JException | SAXException | ParserConfigurationException | ZipException | EOFException e) {
            throw explained(e);
        } catch (SheetRows.Refused e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw explained(e);
        } catch (IOException e) {
            if (isLimit(e)) {
                throw bomb();
            }
            throw e;
        }
    }

    private static UnreadableTable explained(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableTable unreadable) {
                return unreadable;
            }
            if (isLimit(cause)) {
                return bomb();
            }
        }
        return new UnreadableTable(
                "expected a sound .xlsx workbook, found one that is damaged; open it in Excel and save it again", null);
    }

    /** POI throws plain exceptions when one of its limits is passed; only the text tells them. */
    private static boolean isLimit(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("Zip bomb") || message.contains("ZipSecureFile");
    }

    private static UnreadableTable bomb() {
        return new UnreadableTable(
                "expected a workbook of usual size, found one that unpacks to far more than it holds (zip bomb)", null);
    }

    /**
     * A sheet of a workbook.
     *
     * @param name on its tab
     * @param hidden whether Excel does not show it
     * @param part of the archive that holds it
     */
    public record Sheet(String name, boolean hidden, String part) {}

    /** Takes the rows of a sheet that have any text. */
    @FunctionalInterface
    public interface Rows {
        /**
         * The next row.
         *
         * @param number as Excel shows it, from 1
         * @param cells up to the last one that has text
         * @return whether more rows are wanted
         */
        boolean row(long number, List<String> cells);
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T get() throws IOException, OpenXML4JException, SAXException, ParserConfigurationException;
    }
}
