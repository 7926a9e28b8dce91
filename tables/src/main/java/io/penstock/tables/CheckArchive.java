package io.penstock.tables;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/**
 * Looks at a zip archive before POI does: is it a workbook at all, and are the parts that POI keeps in memory of a size
 * that fits there? The large parts, sheet and strings, are streamed and held to POI's own limits.
 */
final class CheckArchive {
    /** Workbook, styles and relations: a few hundred kilobytes at most in workbooks made by people or programs. */
    private static final long MOST_PART_BYTES = 16L * 1024 * 1024;

    private static final long MOST_STREAMED_BYTES = 0xFFFF_FFFFL;
    private static final int MOST_PARTS = 2000;

    /** Spreadsheets that are zip archives too, by a part that each has. */
    private static final Map<String, String> OTHERS = Map.of(
            "xl/workbook.bin", "a binary workbook (.xlsb)",
            "content.xml", "an OpenDocument spreadsheet (.ods)",
            "Index/Document.iwa", "a spreadsheet of Apple Numbers");

    private static final double LEAST_INFLATE_RATIO = 0.005;

    static {
        ZipSecureFile.setMinInflateRatio(LEAST_INFLATE_RATIO);
        ZipSecureFile.setMaxEntrySize(MOST_STREAMED_BYTES);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
    }

    private CheckArchive() {}

    /** @throws UnreadableTable when the archive is no workbook or no honest one */
    static void check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            requireNoOther(zip);
            if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("_rels/.rels") == null) {
                throw new UnreadableTable(notWorkbook("another zip archive"), null);
            }
            if (zip.size() > MOST_PARTS) {
                throw new UnreadableTable(notWorkbook("a zip archive of " + zip.size() + " parts"), null);
            }
            boolean sheets = false;
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                sheets |= part.getName().startsWith("xl/worksheets/");
                checkSize(zip, part);
            }
            if (!sheets) {
                throw new UnreadableTable(notWorkbook("an Office file without sheets"), null);
            }
        } catch (ZipException | EOFException e) {
            throw new UnreadableTable(notWorkbook("a zip archive that is damaged or cut off"), null);
        }
    }

    private static void requireNoOther(ZipFile zip) {
        OTHERS.forEach((part, found) -> {
            if (zip.getEntry(part) != null) {
                throw new UnreadableTable(notWorkbook(found + "; save it as .xlsx"), null);
            }
        });
    }

    private static void checkSize(ZipFile zip, ZipEntry part) throws IOException {
        String name = part.getName();
        boolean streamed = name.startsWith("xl/worksheets/") || name.equals("xl/sharedStrings.xml");
        boolean read = name.endsWith(".xml") || name.endsWith(".rels");
        if (streamed || !read) {
            return;
        }
        byte[] block = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = zip.getInputStream(part)) {
            for (int n = in.read(block); n >= 0 && size <= MOST_PART_BYTES; n = in.read(block)) {
                size += n;
            }
        }
        if (size > MOST_PART_BYTES) {
            throw new UnreadableTable(
                    "expected a workbook of usual size, found a part that unpacks to more than 16 MB (zip bomb)", null);
        }
    }

    private static String notWorkbook(String found) {
        return "expected an .xlsx workbook, found " + found;
    }
}
