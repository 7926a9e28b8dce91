package io.penstock.ingest.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.ingest.Workbooks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadWorkbookTest {
    @TempDir
    Path folder;

    @Test
    void valuesAreAsAPersonSeesThem() throws Exception {
        Path file = workbook(book -> {
            var sheet = book.createSheet("Data");
            texts(sheet.createRow(0), "text", "whole", "long", "fraction", "zip", "day", "time", "yes", "sum");
            Row row = sheet.createRow(2);
            row.createCell(0).setCellValue("O'Hara, \"Zoë\"");
            row.createCell(1).setCellValue(42);
            row.createCell(2).setCellValue(123456789012345d);
            row.createCell(3).setCellValue(0.1);
            row.createCell(4).setCellValue(1234);
            row.getCell(4).setCellStyle(style(book, "00000"));
            row.createCell(5).setCellValue(LocalDate.of(2024, 2, 29));
            row.getCell(5).setCellStyle(style(book, "m/d/yy"));
            row.createCell(6).setCellValue(LocalDateTime.of(2024, 2, 29, 13, 5, 9));
            row.getCell(6).setCellStyle(style(book, "yyyy-mm-dd hh:mm:ss"));
            row.createCell(7).setCellValue(true);
            row.createCell(8).setCellFormula("B3*2");
            row.getCell(8).setCellValue(84);
        });

        Reading reading = Reading.of(file, TableHints.NONE);

        assertEquals("xlsx, sheet 'Data'", reading.detail());
        assertEquals(
                "3,\"O'Hara, \"\"Zoë\"\"\",42,123456789012345,0.1,01234,2024-02-29,2024-02-29T13:05:09,TRUE,84\n",
                reading.text());
    }

    @Test
    void daysAreCountedFrom1904WhereTheWorkbookSaysSo() throws Exception {
        Path file = workbook(book -> {
            book.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            var sheet = book.createSheet();
            texts(sheet.createRow(0), "day");
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue(1);
            row.getCell(0).setCellStyle(style(book, "m/d/yy"));
        });

        assertEquals("2,1904-01-02\n", Reading.of(file, TableHints.NONE).text());
    }

    @Test
    void escapedCharactersAreRead() throws Exception {
        Path file = workbook(book -> {
            var sheet = book.createSheet();
            texts(sheet.createRow(0), "text");
            texts(sheet.createRow(1), "two\rlines");
        });

        assertEquals("2,\"two\rlines\"\n", Reading.of(file, TableHints.NONE).text());
    }

    @ParameterizedTest
    @CsvSource({
        "id, A_xD800_da, 'expected whole characters, found half of one', 2",
        "i_xDFFF_d, Ada, 'expected whole characters, found half of one', 1",
        "i_x0000_d, Ada, 'expected a header row of text, found NUL characters in it', 1"
    })
    void escapedCharactersThatNoTextCanHoldMakeItUnreadable(String header, String cell, String reason, long line)
            throws Exception {
        Path file = Files.write(folder.resolve("escapes.xlsx"), Workbooks.ofRows(List.of(header), List.of(cell)));

        UnreadableTable refused = assertThrows(UnreadableTable.class, () -> Reading.of(file, TableHints.NONE));

        assertEquals(reason, refused.reason());
        assertEquals(line, refused.line());
    }

    @Test
    void entitiesInTheStylesAreRefused() throws Exception {
        Path sound = Files.write(folder.resolve("sound.xlsx"), Workbooks.ofRows(List.of("id"), List.of("1")));
        try (FileSystem parts = FileSystems.newFileSystem(sound)) {
            Files.writeString(
                    parts.getPath("xl/styles.xml"),
                    "<!DOCTYPE s [<!ENTITY a \"b\">]><styleSheet"
                            + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>");
        }

        UnreadableTable refused = assertThrows(UnreadableTable.class, () -> Reading.of(sound, TableHints.NONE));

        assertTrue(refused.reason().startsWith("expected a sound .xlsx workbook"), refused.reason());
    }

    @Test
    void emptyCellsArePutBackAndEmptyRowsSkipped() throws Exception {
        Path file = workbook(book -> {
            var sheet = book.createSheet();
            texts(sheet.createRow(3), "a", "b", "c");
            sheet.createRow(4).createCell(1).setCellValue("middle");
            sheet.createRow(5).createCell(0).setBlank();
            sheet.createRow(6).createCell(4).setCellValue("beyond");
        });

        Reading reading = Reading.of(file, TableHints.NONE);

        assertEquals(List.of("a", "b", "c"), reading.header());
        assertEquals("5,,middle,\n7,,,,,beyond\n", reading.text());
    }

    @Test
    void sheetIsFoundByItsName() throws Exception {
        Path file = workbook(book -> {
            texts(book.createSheet("Notes").createRow(0), "nothing");
            texts(book.createSheet("Consumers").createRow(0), "id");
        });

        Reading reading = Reading.of(file, new TableHints(null, null, null, "consumers"));

        assertEquals(List.of("id"), reading.header());
    }

    @Test
    void missingSheetIsNamed() throws Exception {
        Path file = workbook(book -> texts(book.createSheet("Notes").createRow(0), "nothing"));

        assertEquals(
                "expected a sheet named 'Consumers', found 1 other sheets",
                reasonOf(file, new TableHints(null, null, null, "Consumers")));
    }

    @Test
    void emptySheetHasNoHeader() throws Exception {
        Path file = workbook(book -> book.createSheet());

        assertEquals("expected a header row, found an empty sheet", reasonOf(file, TableHints.NONE));
    }

    @Test
    void sheetThatUnpacksToFarMoreIsABomb() throws Exception {
        Path file = workbook(book -> texts(book.createSheet().createRow(0), "id"));
        replace(file, "xl/worksheets/sheet1.xml", out -> repeat(out, "<row>          </row>", 20_000_000));

        assertTrue(reasonOf(file, TableHints.NONE).contains("zip bomb"), reasonOf(file, TableHints.NONE));
    }

    @Test
    void stylesThatUnpackToFarMoreAreABomb() throws Exception {
        Path file = workbook(book -> texts(book.createSheet().createRow(0), "id"));
        replace(file, "xl/styles.xml", out -> repeat(out, "<fill></fill>", 2_000_000));

        assertTrue(reasonOf(file, TableHints.NONE).contains("zip bomb"), reasonOf(file, TableHints.NONE));
    }

    @Test
    void entitiesAreRefused() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path file = workbook(book -> texts(book.createSheet().createRow(0), "id"));
        replace(
                file,
                "xl/sharedStrings.xml",
                out -> out.write("""
                    <?xml version="1.0"?><!DOCTYPE sst [<!ENTITY x SYSTEM "%s">]>
                    <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&x;</t></si></sst>
                    """.formatted(secret.toUri()).getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertEquals(
                "expected a sound .xlsx workbook, found one that is damaged (SAXParseException)",
                reasonOf(file, TableHints.NONE));
    }

    private static String reasonOf(Path file, TableHints hints) {
        return assertThrows(UnreadableTable.class, () -> Reading.of(file, hints))
                .reason();
    }

    private static CellStyle style(XSSFWorkbook book, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    private static void texts(Row row, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            row.createCell(i).setCellValue(texts[i]);
        }
    }

    private Path workbook(Consumer<XSSFWorkbook> content) throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            content.accept(book);
            book.write(out);
        }
        return file;
    }

    private static void replace(Path file, String part, Writing writing) throws IOException {
        Path content = Files.createTempFile("part", ".xml");
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(content))) {
            writing.to(out);
        }
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.copy(content, zip.getPath(part), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(content);
    }

    private static void repeat(OutputStream out, String text, int bytes) throws IOException {
        byte[] once = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.write("<x>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (int i = 0; i < bytes / once.length * 10; i++) {
            out.write(once);
        }
        out.write("</x>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }
}
