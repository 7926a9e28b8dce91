package io.penstock.tables;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.xml.sax.SAXException;

/**
 * A workbook's shared strings in a temporary file that is mapped into memory. Excel keeps every text cell of a workbook
 * in this table, so that it is as large as the data: POI's own, in the heap, would need gigabytes for a million rows.
 */
final class SpilledStrings implements SharedStrings, AutoCloseable {
    private final Path file;
    private final StringOffsets offsets = new StringOffsets();
    private final MappedByteBuffer text;

    private SpilledStrings(Path file, InputStream xml) throws IOException, SAXException, ParserConfigurationException {
        this.file = file;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024)) {
            SheetXml.parse(xml, new SharedStringParts(string -> {
                byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
                out.write(utf8);
                offsets.add(utf8.length);
            }));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            text = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    /** Reads the table of a workbook; empty when it has none. */
    static SpilledStrings of(XSSFReader workbook)
            throws IOException, InvalidFormatException, SAXException, ParserConfigurationException {
        Path file = Files.createTempFile("penstock-strings", ".utf8");
        try (InputStream found = workbook.getSharedStringsData();
                InputStream xml = found == null ? emptyTable() : found) {
            return new SpilledStrings(file, xml);
        } catch (IOException | SAXException | ParserConfigurationException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static InputStream emptyTable() {
        return new ByteArrayInputStream("<sst/>".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public RichTextString getItemAt(int index) {
        if (index < 0 || index >= offsets.count()) {
            throw new UnreadableTable("expected a text of the workbook's table, found a reference to none", null);
        }
        int start = offsets.start(index);
        byte[] utf8 = new byte[offsets.start(index + 1) - start];
        text.get(start, utf8);
        return PlainText.of(new String(utf8, StandardCharsets.UTF_8));
    }

    @Override
    public int getCount() {
        return offsets.count();
    }

    @Override
    public int getUniqueCount() {
        return offsets.count();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
