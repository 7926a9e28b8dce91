package io.penstock.ingest.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.ingest.Workbooks;
import io.penstock.tables.UnreadableTable;
import io.penstock.tables.Workbook;
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
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
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

        Reading reading = Reading.of(file, new TableHints(null, null, null, "consumers", null));

        assertEquals(List.of("id"), reading.header());
    }

    @Test
    void hiddenAndEmptySheetsArePassedOver() throws Exception {
        Path file = workbook(book -> {
            texts(book.createSheet("Lists").createRow(0), "Residential", "Commercial");
            book.setSheetVisibility(0, SheetVisibility.VERY_HIDDEN);
            texts(book.createSheet("Old").createRow(0), "id", "former");
            book.setSheetVisibility(1, SheetVisibility.HIDDEN);
            book.createSheet("Empty").createRow(5).createCell(2).setCellValue("  ");
            table(book.createSheet("Customers"), 0, "1", "Ann");
            book.setActiveSheet(3);
        });

        Reading reading = Reading.of(file, TableHints.NONE);

        assertEquals("xlsx, sheet 'Customers'", reading.detail());
        assertEquals("2,1,Ann\n", reading.text());
    }

    @Test
    void sheetsWithTheSameHeaderAreReadOneAfterTheOther() throws Exception {
        Path file = workbook(book -> {
            table(book.createSheet("January"), 0, "1", "Ann", "2", "Bob");
            table(book.createSheet("February"), 0, "3", "Cleo");
            table(book.createSheet("March"), 2, "4", "Dan");
            book.getSheet("March").createRow(0).createCell(0).setCellValue("Customers of March");
        });

        Reading reading = Reading.of(file, TableHints.NONE);

        assertEquals(
                "xlsx, sheet 'January' (lines 1 to 3); sheet 'February' (lines 4 to 5);"
                        + " sheet 'March' (lines 6 to 9); header in line 3",
                reading.detail());
        assertEquals(List.of("id", "name"), reading.header());
        assertEquals("2,1,Ann\n3,2,Bob\n5,3,Cleo\n9,4,Dan\n", reading.text());
        assertEquals(
                List.of(new SheetLines("January", 1), new SheetLines("February", 4), new SheetLines("March", 6)),
                reading.sheets());
    }

    @Test
    void coverIsPassedOverAndTold() throws Exception {
        Path file = workbook(book -> {
            var cover = book.createSheet("Read me first");
            texts(cover.createRow(0), "Customers of Riverbend");
            texts(cover.createRow(2), "Made by Billing");
            table(book.createSheet("Customers"), 0, "1", "Ann");
        });

        Reading reading = Reading.of(file, TableHints.NONE);

        assertEquals("xlsx, sheet 'Customers'; no table on 'Read me first' (2 rows)", reading.detail());
        assertEquals("2,1,Ann\n", reading.text());
    }

    @Test
    void sheetsWithDifferentHeadersAreNamedWithTheirRows() throws Exception {
        Path file = workbook(book -> {
            table(book.createSheet("Customers"), 0, "1", "Ann");
            texts(book.createSheet("Tariffs").createRow(0), "tariff", "price");
        });

        assertEquals(
                "expected one table, found sheets with different headers: 'Customers' (2 rows), 'Tariffs' (1 row);"
                        + " name the sheet in the feed (xlsx: {sheet: ...}), or send each as a file of its own",
                reasonOf(file, TableHints.NONE));
    }

    @Test
    void onlyHiddenSheetsAreNoTable() throws Exception {
        Path file = workbook(book -> {
            table(book.createSheet("Lists"), 0, "1", "Ann");
            book.setSheetVisibility(0, SheetVisibility.HIDDEN);
        });

        assertEquals("expected a sheet that is not hidden, found none", reasonOf(file, TableHints.NONE));
    }

    @Test
    void headerIsFoundBelowTitlesAndGroupHeadings() throws Exception {
        Path file = workbook(book -> {
            var sheet = book.createSheet("Report");
            texts(sheet.createRow(0), "Riverbend Water District");
            texts(sheet.createRow(1), "Printed", "2024-01-25");
            texts(sheet.createRow(3), "Customer", "", "", "Account", "");
            sheet.addMergedRegion(new CellRangeAddress(3, 3, 0, 2));
            texts(sheet.createRow(4), "id", "name", "city", "number", "tariff");
            texts(sheet.createRow(5), "1", "Ann", "Rome", "A-1", "R");
            texts(sheet.createRow(6), "  ", "", " ", "", "");
            texts(sheet.createRow(7), "Total", "1");
        });

        Reading reading = Reading.of(file, TableHints.NONE);

        assertEquals("xlsx, sheet 'Report'; header in line 5", reading.detail());
        assertEquals(List.of("id", "name", "city", "number", "tariff"), reading.header());
        assertEquals("6,1,Ann,Rome,A-1,R\n8,Total,1,,,\n", reading.text());
    }

    @Test
    void headerIsInTheRowThatIsDeclared() throws Exception {
        Path file = workbook(book -> {
            var sheet = book.createSheet("Report");
            texts(sheet.createRow(0), "a", "b", "c");
            texts(sheet.createRow(1), "id", "name");
            texts(sheet.createRow(2), "1", "Ann");
        });

        Reading reading = Reading.of(file, new TableHints(null, null, null, null, 2L));

        assertEquals(List.of("id", "name"), reading.header());
        assertEquals("3,1,Ann\n", reading.text());
    }

    @Test
    void numbersHaveAllTheirDigitsWhateverTheirFormatShows() throws Exception {
        List<String> formats = List.of(
                "General",
                "0",
                "#,##0",
                "#,##0.00",
                "$#,##0.00",
                "[$€-2] #,##0",
                "#,##0,",
                "0.0",
                "0.00E+00",
                "# ?/?",
                ";;;",
                "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
                "[Red]0",
                "@",
                "0\" kWh\"",
                "\"A-\"0000");
        Path file = workbook(book -> {
            var sheet = book.createSheet();
            Row header = sheet.createRow(0);
            Row row = sheet.createRow(1);
            for (int i = 0; i < formats.size(); i++) {
                header.createCell(i).setCellValue("column " + i);
                row.createCell(i).setCellValue(21107.4975);
                row.getCell(i).setCellStyle(style(book, formats.get(i)));
            }
        });

        assertEquals(
                "2" + ",21107.4975".repeat(formats.size()) + "\n",
                Reading.of(file, TableHints.NONE).text());
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 00000, 01234",
        "21341234, 00000\\-0000, 02134-1234",
        "5550171, 000-0000, 555-0171",
        "3035550171, (000) 000-0000, (303) 555-0171",
        "12, 0000_), 0012",
        "12, [$-409]0000, 0012",
        "12.5, 0000, 12.5",
        "-12, 0000, -12",
        "123456, 0000, 123456",
        "0, 000, 000",
        "0, '#,##0.00', 0",
        "0.35, 0%, 35%",
        "0.1234567, 0.0%, 12.34567%",
        "1, 0%, 100%",
        "0.1, 0.00, 0.1",
        "123456789012, General, 123456789012",
    })
    void zerosInFrontAndPercentSignsAreKept(double value, String format, String text) throws Exception {
        Path file = workbook(book -> {
            var sheet = book.createSheet();
            texts(sheet.createRow(0), "value");
            sheet.createRow(1).createCell(0).setCellValue(value);
            sheet.getRow(1).getCell(0).setCellStyle(style(book, format));
        });

        assertEquals("2," + text + "\n", Reading.of(file, TableHints.NONE).text());
    }

    @ParameterizedTest
    @CsvSource({
        "1234567890123456789, 1234567890123456789",
        "9007199254740993, 9007199254740993",
        "0.30000000000000004, 0.3",
        "1.00002E+11, 100002000000",
        "1E-7, 0.0000001",
    })
    void numbersAreReadAsTheyAreWritten(String written, String text) throws Exception {
        Path file = workbook(book -> texts(book.createSheet().createRow(0), "value"));
        replace(
                file,
                "xl/worksheets/sheet1.xml",
                out -> out.write("""
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="A1" t="inlineStr"><is><t>value</t></is></c></row>
                <row r="2"><c r="A2"><v>%s</v></c></row></sheetData></worksheet>
                """.formatted(written).getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertEquals("2," + text + "\n", Reading.of(file, TableHints.NONE).text());
    }

    @Test
    void partsOfSecondsAreKept() throws Exception {
        Path file = workbook(book -> {
            var sheet = book.createSheet();
            texts(sheet.createRow(0), "exact", "parts", "of day");
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue(LocalDateTime.of(2023, 11, 20, 15, 4, 5));
            row.createCell(1).setCellValue(LocalDateTime.of(2023, 11, 20, 15, 4, 5, 250_000_000));
            row.createCell(2).setCellValue(0.5);
            row.cellIterator().forEachRemaining(cell -> cell.setCellStyle(style(book, "yyyy-mm-dd hh:mm")));
        });

        assertEquals(
                "2,2023-11-20T15:04:05,2023-11-20T15:04:05.25,12:00:00\n",
                Reading.of(file, TableHints.NONE).text());
    }

    @Test
    void failureOfWhoTakesTheRowsIsNoFaultOfTheWorkbook() throws Exception {
        Path file = workbook(book -> table(book.createSheet(), 0, "1", "Ann"));
        IllegalStateException away = new IllegalStateException("the database is away");

        try (Workbook workbook = Workbook.open(file)) {
            Throwable thrown = assertThrows(
                    IllegalStateException.class,
                    () -> workbook.read(workbook.sheets().get(0), (number, cells) -> {
                        throw away;
                    }));

            assertSame(away, thrown);
        }
    }

    @Test
    void missingSheetIsNamed() throws Exception {
        Path file = workbook(book -> texts(book.createSheet("Notes").createRow(0), "nothing"));

        assertEquals(
                "expected a sheet named 'Consumers', found 'Notes'",
                reasonOf(file, new TableHints(null, null, null, "Consumers", null)));
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
                "expected a sound .xlsx workbook, found one that is damaged; open it in Excel and save it again",
                reasonOf(file, TableHints.NONE));
    }

    /** A header, and rows of two cells below it. */
    private static void table(Sheet sheet, int headerRow, String... cells) {
        texts(sheet.createRow(headerRow), "id", "name");
        for (int i = 0; i < cells.length; i += 2) {
            texts(sheet.createRow(headerRow + 1 + i / 2), cells[i], cells[i + 1]);
        }
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
