package io.penstock.etl.correct;

import io.penstock.tables.SheetXml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.xml.sax.SAXException;

/** An Excel workbook, read as a stream; every sheet that has a line column counts. */
final class SentWorkbook implements SentFile {

    /** What one part of the archive may unpack to: its texts are held in memory. */
    private static final long MOST_PART_BYTES = 256L << 20;

    private static final double LEAST_INFLATE_RATIO = 0.005;

    static {
        ZipSecureFile.setMinInflateRatio(LEAST_INFLATE_RATIO);
        ZipSecureFile.setMaxEntrySize(MOST_PART_BYTES);
    }

    @Override
    public void read(Path file, Rows rows) throws IOException, SQLException {
        try (OPCPackage archive = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            read(archive, rows);
        } catch (SheetRows.RowRefused e) {
            throw e.getCause();
        } catch (OpenXML4JException
                | OpenXML4JRuntimeException
                | POIXMLException
                | IllegalArgumentException
                | SAXException
                | ParserConfigurationException
                | IOException e) {
            throw Unfit.because("expected a sound .xlsx workbook of usual size, found what cannot be read as such");
        }
    }

    private static void read(OPCPackage archive, Rows rows)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        XSSFReader workbook = new XSSFReader(archive);
        ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(archive);
        XSSFReader.SheetIterator sheets = workbook.getSheetIterator();
        while (sheets.hasNext()) {
            try (InputStream content = sheets.next()) {
                rows.sheet(sheets.getSheetName());
                SheetXml.parse(
                        content,
                        new XSSFSheetXMLHandler(
                                workbook.getStylesTable(), strings, new SheetRows(rows), new CellText(), false));
            }
        }
    }
}
