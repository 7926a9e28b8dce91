package io.penstock.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks to drop. */
public final class Workbooks {
    private static final int BOMB_ROWS = 4_000_000;

    private Workbooks() {}

    /** A workbook of one sheet with these texts; an empty list is an empty row. */
    @SafeVarargs
    public static byte[] ofRows(List<String>... rows) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            var sheet = book.createSheet();
            for (int i = 0; i < rows.length; i++) {
                Row row = sheet.createRow(i);
                for (int j = 0; j < rows[i].size(); j++) {
                    row.createCell(j).setCellValue(rows[i].get(j));
                }
            }
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** A small workbook whose sheet unpacks to hundreds of megabytes. */
    public static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream sound = new ZipInputStream(new ByteArrayInputStream(ofRows(List.of("id"))));
                ZipOutputStream bomb = new ZipOutputStream(bytes)) {
            for (ZipEntry part = sound.getNextEntry(); part != null; part = sound.getNextEntry()) {
                bomb.putNextEntry(new ZipEntry(part.getName()));
                if (part.getName().equals("xl/worksheets/sheet1.xml")) {
                    writeRows(bomb);
                } else {
                    sound.transferTo(bomb);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void writeRows(ZipOutputStream out) throws IOException {
        out.write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                .getBytes(UTF_8));
        byte[] row = "<row><c t=\"str\"><v>boom</v></c></row>".getBytes(UTF_8);
        for (int i = 0; i < BOMB_ROWS; i++) {
            out.write(row);
        }
        out.write("</sheetData></worksheet>".getBytes(UTF_8));
    }
}
