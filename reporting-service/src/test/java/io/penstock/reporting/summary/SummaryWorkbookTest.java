package io.penstock.reporting.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SummaryWorkbookTest {

    private static final Instant MADE = Instant.parse("2024-01-22T10:00:00Z");

    private final ReportFile file = workbookOf(Weeks.full());
    private final XSSFWorkbook workbook = open(file);

    @Test
    void fileIsNamedForItsFirstAndLastDay() throws IOException {
        assertEquals("weekly-summary-2024-01-15-to-2024-01-21.xlsx", file.name());
        // For those who want to look.
        Files.createDirectories(Path.of("target", "summary"));
        Files.write(Path.of("target", "summary", file.name()), file.content());
        Files.write(
                Path.of("target", "summary", "empty.xlsx"),
                workbookOf(Weeks.empty()).content());
    }

    @ParameterizedTest(name = "{0}!{1}")
    @CsvFileSource(resources = "/summary/cells.csv", numLinesToSkip = 1)
    void cellHoldsItsValueInItsFormat(String sheet, String address, String value, String format) {
        XSSFCell cell = cell(sheet, address);

        assertEquals(format, cell.getCellStyle().getDataFormatString());
        assertEquals(value, cell.getCellType() == CellType.NUMERIC ? cell.getRawValue() : cell.getStringCellValue());
    }

    @Test
    void chartsDrawTheDaysOfBothWeeks() {
        List<XSSFChart> charts =
                workbook.getSheet("Summary").getDrawingPatriarch().getCharts();

        assertEquals(
                List.of(
                        "Loans issued per day",
                        "Amount paid per day",
                        "Owed on loans in default, by the day they were due"),
                charts.stream().map(chart -> chart.getTitleText().getString()).toList());
        assertEquals(
                List.of("Daily!$C$9:$C$15", "Daily!$D$9:$D$15", "Daily!$C$9:$C$15", "Daily!$D$2:$D$8"),
                ranges(charts.get(0)));
        assertEquals(
                List.of("Daily!$C$9:$C$15", "Daily!$G$9:$G$15", "Daily!$C$9:$C$15", "Daily!$G$2:$G$8"),
                ranges(charts.get(1)));
        assertEquals(
                List.of("Daily!$C$9:$C$15", "Daily!$J$9:$J$15", "Daily!$C$9:$C$15", "Daily!$J$2:$J$8"),
                ranges(charts.get(2)));
    }

    @Test
    void chartOfRejectsDrawsTheTableAboveIt() {
        List<XSSFChart> charts =
                workbook.getSheet("Data quality").getDrawingPatriarch().getCharts();

        assertEquals(1, charts.size());
        assertEquals(List.of("'Data quality'!$A$7:$A$9", "'Data quality'!$C$7:$C$9"), ranges(charts.get(0)));
        assertEquals("client-exists", cell("Data quality", "A7").getStringCellValue());
        assertEquals("1204.0", cell("Data quality", "C7").getRawValue());
    }

    @Test
    void nameOfAFileIsNeverAFormula() {
        XSSFCell name = cell("Data quality", "A3");

        assertEquals(CellType.STRING, name.getCellType());
        assertEquals("=cmd|' /C calc'!A0.csv", name.getStringCellValue());
        assertTrue(name.getCellStyle().getQuotePrefixed());
        assertEquals(
                0,
                cells().filter(cell -> cell.getCellType() == CellType.FORMULA).count());
    }

    @Test
    void sheetsCanBeReadOnScreenAndPaper() {
        for (XSSFSheet sheet : sheets()) {
            assertEquals(
                    !sheet.getSheetName().equals("Summary"),
                    sheet.getPrintSetup().getLandscape());
            assertEquals(
                    "Weekly summary 2024-01-15 to 2024-01-21, " + sheet.getSheetName(),
                    sheet.getFooter().getLeft());
            assertTrue(sheet.getFitToPage(), sheet.getSheetName());
            assertEquals("Page &P of &N", sheet.getFooter().getRight());
        }
        for (String table : List.of("Daily", "Defaults")) {
            XSSFSheet sheet = workbook.getSheet(table);
            assertEquals(1, sheet.getPaneInformation().getHorizontalSplitPosition());
            assertNotNull(sheet.getRepeatingRows());
            assertTrue(sheet.getCTWorksheet().isSetAutoFilter());
        }
        assertEquals(0, workbook.getActiveSheetIndex());
    }

    @Test
    void weekWithoutAnythingIsAWorkbookThatSaysSo() {
        XSSFWorkbook empty = open(workbookOf(Weeks.empty()));

        assertEquals(
                3, empty.getSheet("Summary").getDrawingPatriarch().getCharts().size());
        assertEquals(
                "No loan that was due in this week is in default.",
                empty.getSheet("Defaults").getRow(1).getCell(0).getStringCellValue());
        assertTrue(empty.getSheet("Data quality")
                .getRow(1)
                .getCell(0)
                .getStringCellValue()
                .startsWith("No load ended"));
        assertEquals("–", empty.getSheet("Summary").getRow(10).getCell(1).getStringCellValue());
    }

    @Test
    void workbookTellsItsMakerAndNothingOfTheMachine() throws IOException {
        var core = workbook.getProperties().getCoreProperties();
        assertEquals("Penstock", core.getCreator());
        assertEquals("Weekly summary 2024-01-15 to 2024-01-21", core.getTitle());
        assertEquals(MADE, core.getCreated().toInstant());

        String everything = everythingIn(file.content());

        for (String telling : List.of("user.name", "user.home", "user.dir", "java.io.tmpdir")) {
            String value = System.getProperty(telling);
            assertFalse(value.length() > 4 && everything.contains(value), telling);
        }
        assertFalse(everything.contains("Apache POI"));
    }

    private XSSFCell cell(String sheet, String address) {
        var reference = new org.apache.poi.ss.util.CellReference(address);
        return workbook.getSheet(sheet).getRow(reference.getRow()).getCell(reference.getCol());
    }

    private Stream<XSSFCell> cells() {
        return sheets().stream()
                .flatMap(sheet -> StreamSupport.stream(sheet.spliterator(), false))
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .map(XSSFCell.class::cast);
    }

    private List<XSSFSheet> sheets() {
        List<XSSFSheet> sheets = new ArrayList<>();
        workbook.sheetIterator().forEachRemaining(sheet -> sheets.add((XSSFSheet) sheet));
        return sheets;
    }

    /** The cells that a chart reads: for each series categories and values. */
    private static List<String> ranges(XSSFChart chart) {
        var data = chart.getChartSeries().get(0);
        return IntStream.range(0, data.getSeriesCount())
                .mapToObj(data::getSeries)
                .flatMap(series -> Stream.of(
                        series.getCategoryData().getDataRangeReference(),
                        series.getValuesData().getDataRangeReference()))
                .toList();
    }

    private static ReportFile workbookOf(Findings findings) {
        return new SummaryWorkbook(findings, Weeks.contentOf(findings), MADE).file();
    }

    private static XSSFWorkbook open(ReportFile file) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(file.content()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String everythingIn(byte[] archive) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
