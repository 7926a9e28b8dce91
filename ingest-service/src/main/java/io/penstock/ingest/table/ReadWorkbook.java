package io.penstock.ingest.table;

import io.penstock.tables.SheetXml;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Reads a workbook's sheet row by row. The archive is opened as a file, not as a stream, because POI would keep a
 * stream's parts in memory; its shared strings lie on disk while the sheet is read.
 */
final class ReadWorkbook {
    private ReadWorkbook() {}

    static String read(Path file, @Nullable String sheet, RecordSink sink) throws IOException {
        CheckArchive.check(file);
        try (OPCPackage archive = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            return "xlsx, sheet '%s'".formatted(read(new XSSFReader(archive), sheet, sink));
        } catch (OpenXML4JException | OpenXML4JRuntimeException | SAXException | ParserConfigurationException e) {
            throw explained(e);
        } catch (RuntimeException e) {
            throw e instanceof UnreadableTable ? e : explained(e);
        } catch (ZipException | EOFException e) {
            throw explained(e);
        } catch (IOException e) {
            if (limit(e)) {
                throw bomb();
            }
            throw e;
        }
    }

    private static String read(XSSFReader workbook, @Nullable String wanted, RecordSink sink)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        try (SpilledStrings strings = SpilledStrings.of(workbook)) {
            List<String> names = new ArrayList<>();
            XSSFReader.SheetIterator sheets = workbook.getSheetIterator();
            while (sheets.hasNext()) {
                try (InputStream content = sheets.next()) {
                    names.add(sheets.getSheetName());
                    if (wanted == null || wanted.equalsIgnoreCase(sheets.getSheetName())) {
                        SheetRows rows = new SheetRows(sink);
                        SheetXml.parse(
                                content, new BoundedSheet(styles(workbook), strings, CellText.of(workbook), rows));
                        rows.finish();
                        return sheets.getSheetName();
                    }
                }
            }
            throw noSuchSheet(wanted, names);
        }
    }

    /** POI says of any fault in this part that it could not read it, as if reading it again might help. */
    private static StylesTable styles(XSSFReader workbook) throws IOException, InvalidFormatException {
        try {
            return workbook.getStylesTable();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private static UnreadableTable noSuchSheet(@Nullable String wanted, List<String> names) {
        return new UnreadableTable(
                "expected a sheet%s, found %d other sheets"
                        .formatted(wanted == null ? "" : " named '" + wanted + "'", names.size()),
                null);
    }

    private static UnreadableTable explained(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableTable unreadable) {
                return unreadable;
            }
            if (limit(cause)) {
                return bomb();
            }
        }
        return new UnreadableTable(
                "expected a sound .xlsx workbook, found one that is damaged (%s)"
                        .formatted(failure.getClass().getSimpleName()),
                null);
    }

    /** POI throws plain exceptions when one of its limits is passed; only the text tells them. */
    private static boolean limit(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("Zip bomb") || message.contains("ZipSecureFile");
    }

    private static UnreadableTable bomb() {
        return new UnreadableTable(
                "expected a workbook of usual size, found one that unpacks to far more than it holds (zip bomb)", null);
    }
}
