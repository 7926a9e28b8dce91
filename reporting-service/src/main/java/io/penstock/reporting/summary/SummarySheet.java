package io.penstock.reporting.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The figures of both weeks side by side, what they mean, and below them the charts. */
final class SummarySheet {

    static final String NAME = "Summary";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final BigDecimal POINTS = BigDecimal.valueOf(100);
    private static final int RELATIVE_DECIMALS = 6;
    private static final int HEADER = 4;
    private static final int MEANING = 6;
    private static final int COLUMNS_OF_CHART = 7;

    private final Page page;
    private final Findings findings;
    private final SummaryContent content;

    SummarySheet(XSSFWorkbook workbook, Styles styles, Findings findings, SummaryContent content) {
        this.page = new Page(workbook, styles, NAME, 22, 17, 17, 17, 13, 2, 46);
        this.findings = findings;
        this.content = content;
    }

    /** A figure as a line of the sheet. */
    private record Line(String name, Function<Figures, Number> figure, Format format, Format change, String meaning) {}

    void write(DailySheet daily) {
        page.onOnePageUpright();
        page.put(0, 0, "Weekly summary", Format.TITLE);
        page.put(
                1,
                0,
                DAY.format(findings.week().first()) + " to "
                        + DAY.format(findings.week().last()),
                Format.NOTE);
        page.put(2, 0, "Days of " + content.zone() + ", amounts in " + content.currency() + remark(), Format.NOTE);
        page.header(HEADER, 1, "Figure", "This week", "Week before", "Change", "Change in %");
        page.put(HEADER, MEANING - 1, "", Format.HEADER);
        page.put(HEADER, MEANING, "What it is", Format.HEADER);
        int row = HEADER;
        for (Line line : lines()) {
            write(++row, line);
        }
        ChartShelf charts = new ChartShelf(page.sheet(), row + 2, COLUMNS_OF_CHART);
        for (DailyFigure figure : DailyFigure.DRAWN) {
            charts.add(daily.chart(figure));
        }
    }

    private void write(int row, Line line) {
        BigDecimal now = number(line.figure().apply(content.thisWeek()));
        BigDecimal before = number(line.figure().apply(content.weekBefore()));
        page.put(row, 0, line.name(), Format.TEXT);
        page.put(row, 1, now, line.format());
        page.put(row, 2, before, line.format());
        BigDecimal change = now == null || before == null ? null : now.subtract(before);
        boolean share = line.format() == Format.SHARE;
        page.put(row, 3, share && change != null ? change.multiply(POINTS) : change, line.change());
        page.put(row, 4, share ? null : relative(change, before), Format.MORE_SHARE);
        page.put(row, MEANING, line.meaning(), Format.NOTE);
    }

    private static BigDecimal relative(BigDecimal change, BigDecimal before) {
        return change == null || before.signum() == 0
                ? null
                : change.divide(before.abs(), RELATIVE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal number(Number figure) {
        return figure == null ? null : new BigDecimal(figure.toString());
    }

    private String remark() {
        return content.thisWeek().nothingHappened() ? ". Nothing was lent, paid or due in default this week." : "";
    }

    private static List<Line> lines() {
        return List.of(
                count("Loans issued", Figures::loansIssued, "Loans made in the week"),
                money("Amount issued", Figures::amountIssued, "What was lent, without tax and interest"),
                count("Loans paid", Figures::loansPaid, "Paid off in the week, whenever they were due"),
                money("Amount paid", Figures::amountPaid, "What was paid on these"),
                count("Paid on time", Figures::paidOnTime, "Of the loans paid, when due or before"),
                new Line(
                        "Share paid on time",
                        Figures::onTimeShare,
                        Format.SHARE,
                        Format.MORE_POINTS,
                        "Of the loans paid; change in points of %"),
                count("Loans in default", Figures::defaults, "Due in the week; listed on sheet Defaults"),
                money("Owed on defaults", Figures::amountDefaulted, "What was due on these, less what was paid"));
    }

    private static Line count(String name, Function<Figures, Number> figure, String meaning) {
        return new Line(name, figure, Format.COUNT, Format.MORE_COUNT, meaning);
    }

    private static Line money(String name, Function<Figures, Number> figure, String meaning) {
        return new Line(name, figure, Format.MONEY, Format.MORE_MONEY, meaning);
    }
}
