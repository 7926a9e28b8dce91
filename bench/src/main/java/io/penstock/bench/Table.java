package io.penstock.bench;

import io.penstock.bench.ManySmallFiles.Times;
import io.penstock.bench.Reminding.Reminded;
import io.penstock.bench.Results.PeakRss;
import io.penstock.bench.Results.Size;
import java.io.PrintStream;
import java.util.Locale;

/** Says the figures to a person, each as soon as it is known. */
final class Table {

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void beginSizes(int warmUpRows) {
        say("");
        say(
                "Loads as ratios to the floor, a bare COPY of the same rows into two keyed tables. The services were warmed up by");
        say(
                "two loads of %d rows. jdbc: row by row, of more than %d rows so many measured and the rest reckoned. CPU: services",
                warmUpRows, RowByRow.MOST_ROWS);
        say("and PostgreSQL, of the initial load. Peak resident MB: ingest, etl, notification, reporting.");
        say(
                "%10s %9s %9s %9s %9s %9s %9s  %s",
                "rows", "floor s", "initial", "unchanged", "1 %", "jdbc", "CPU s", "peak MB");
    }

    void add(Size size) {
        PeakRss peak = size.peakRssMb();
        say(
                "%10d %9.2f %9.2f %9.2f %9.2f %9.2f %9.2f  %d %d %d %d",
                size.rows(),
                size.floorSeconds(),
                size.initialRatio(),
                size.unchangedRatio(),
                size.onePercentRatio(),
                size.jdbcRatio(),
                size.cpuSeconds(),
                peak.ingest(),
                peak.etl(),
                peak.notification(),
                peak.reporting());
    }

    void add(Times small, int files) {
        say("");
        say(
                "%d files of 20 rows, from taken to complete: p50 %d ms, p99 %d ms; before that they lay p50 %d ms, p99 %d ms",
                files, small.beyondPoll().p50Ms(), small.beyondPoll().p99Ms(), small.waitP50Ms(), small.waitP99Ms());
    }

    void addWorkbook(double rowsPerSecond, int accounts) {
        say("workbook of %d accounts, from its list loaded: %.0f rows/s", accounts, rowsPerSecond);
    }

    void add(Reminded reminded) {
        say(
                "%d reminders to the last mail at the SMTP server: %.0f/s (chosen and told after %.1f s, all sent after %.1f s)",
                reminded.reminders(), reminded.perSecond(), reminded.chooseSeconds(), reminded.totalSeconds());
        reminded.cpu()
                .forEach((process, seconds) -> say(
                        "  %-20s %.2f CPU seconds for 1000 of them", process, seconds * 1000 / reminded.reminders()));
    }

    void addReplicas(int replicas, int rows, double seconds) {
        say("initial load of %d rows with %d process(es) of each service: %.1f s", rows, replicas, seconds);
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
