package io.penstock.reporting.summary;

import io.penstock.reporting.chart.Labels;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The figures of each of the fourteen days, oldest first: what the charts draw. */
final class DailySheet {

    static final String NAME = "Daily";

    private static final int LABEL = 2;
    private static final int FIRST_FIGURE = 3;
    private static final int SHARE = FIRST_FIGURE + DailyFigure.ALL.size();
    private static final String THIS_WEEK = "This week";
    private static final String WEEK_BEFORE = "Week before";

    private final Page page;
    private final Findings findings;
    private final String currency;

    DailySheet(XSSFWorkbook workbook, Styles styles, Findings findings, String currency) {
        this.page = new Page(workbook, styles, NAME, 14, 12, 13, 13, 16, 13, 16, 13, 13, 16, 13);
        this.findings = findings;
        this.currency = currency;
    }

    void write() {
        header();
        int row = 0;
        for (Day day : findings.daysBefore()) {
            write(++row, WEEK_BEFORE, day);
        }
        for (Day day : findings.days()) {
            write(++row, THIS_WEEK, day);
        }
        page.freezeDownTo(0);
        page.filter(0, row, SHARE + 1);
    }

    private void header() {
        page.header(0, FIRST_FIGURE, "Week", "Date", "Day");
        for (DailyFigure figure : DailyFigure.ALL) {
            String unit = figure.money() ? ", " + currency : "";
            page.put(0, column(figure), figure.column() + unit, Format.HEADER_OF_NUMBERS);
        }
        page.put(0, SHARE, "Share paid on time", Format.HEADER_OF_NUMBERS);
    }

    private void write(int row, String week, Day day) {
        page.put(row, 0, week, Format.TEXT);
        page.put(row, 1, day.date(), Format.DATE);
        page.put(row, LABEL, Labels.day(day.date()), Format.TEXT);
        for (DailyFigure figure : DailyFigure.ALL) {
            page.put(row, column(figure), figure.of(day), figure.money() ? Format.MONEY : Format.COUNT);
        }
        page.put(row, SHARE, Figures.share(day.paidOnTime(), day.loansPaid()), Format.SHARE);
    }

    /** What a chart draws of a figure, on whichever sheet it is. */
    NativeChart chart(DailyFigure figure) {
        return new NativeChart(
                figure.title(),
                figure.money() ? currency : "loans",
                page.sheet(),
                thisWeek(LABEL),
                List.of(
                        new NativeChart.Bars(THIS_WEEK, thisWeek(column(figure))),
                        new NativeChart.Bars(WEEK_BEFORE, weekBefore(column(figure)))),
                false);
    }

    private CellRangeAddress weekBefore(int column) {
        return new CellRangeAddress(1, findings.daysBefore().size(), column, column);
    }

    private CellRangeAddress thisWeek(int column) {
        int before = findings.daysBefore().size();
        return new CellRangeAddress(before + 1, before + findings.days().size(), column, column);
    }

    private static int column(DailyFigure figure) {
        return FIRST_FIGURE + DailyFigure.ALL.indexOf(figure);
    }
}
