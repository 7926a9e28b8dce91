package io.penstock.reporting.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DrawChartTest {

    private static final Path DRAWN = Path.of("target", "charts");

    static Stream<Arguments> charts() {
        return Stream.of(
                named("no-categories", Chart.of("Loans", Axis.count("loans"), List.of(), Series.bars("a", List.of()))),
                named("no-series", Chart.of("Loans", Axis.count("loans"), List.of("Jan 2024"))),
                named("nothing-but-gaps", bars(Collections.nCopies(6, null))),
                named("nothing-but-zeros", bars(Collections.nCopies(6, 0))),
                named("not-numbers", bars(List.of(Double.NaN, Double.POSITIVE_INFINITY, 3))),
                named("one-point", bars(List.of(42))),
                named("negative", bars(List.of(-1200.50, 300, -50, 2000, 0, 12))),
                named("huge", bars(List.of(123_456_789_012.0, 98_765_432_100.0, 1))),
                named("months-12", months(12)),
                named("months-24", months(24)),
                named("months-24-mail", months(24)),
                named("months-120", months(120)),
                named("week-mail", week()),
                named("lines", lines()),
                named("lying", lying()),
                named("same-names", sameNames()),
                named("rates-of-one", rates()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("charts")
    void everyChartIsAReadablePictureOfTheSizeAsked(String name, Chart chart) throws IOException {
        Size size = name.endsWith("mail") ? Size.MAIL : Size.WEB;

        byte[] png = DrawChart.png(chart, size);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(size.width() * size.density(), image.getWidth());
        assertEquals(size.height() * size.density(), image.getHeight());
        assertTrue(coloursOf(image) > 8, "expected a title at least, found a blank picture");
        // For those who want to look.
        Files.createDirectories(DRAWN);
        Files.write(DRAWN.resolve(name + ".png"), png);
    }

    @Test
    void chartIsDrawnTheSameEveryTime() {
        assertEquals(
                Arrays.hashCode(DrawChart.png(week(), Size.MAIL)), Arrays.hashCode(DrawChart.png(week(), Size.MAIL)));
    }

    @Test
    void seriesMustHaveAValuePerCategory() {
        Axis axis = Axis.count("loans");
        List<String> two = List.of("a", "b");
        Series one = Series.bars("issued", List.of(1));

        var refused = assertThrows(IllegalArgumentException.class, () -> Chart.of("Loans", axis, two, one));

        assertEquals("expected 2 values of issued, found 1", refused.getMessage());
    }

    @Test
    void sizeIsBounded() {
        assertThrows(IllegalArgumentException.class, () -> new Size(100_000, 300, 1));
        assertThrows(IllegalArgumentException.class, () -> new Size(600, 0, 1));
    }

    private static Arguments named(String name, Chart chart) {
        return Arguments.of(name, chart);
    }

    private static Chart bars(List<? extends Number> values) {
        List<String> names =
                IntStream.range(0, values.size()).mapToObj(i -> "c" + i).toList();
        return Chart.of("Profit", Axis.money("BRL"), names, Series.bars("profit", values));
    }

    private static Chart months(int count) {
        List<String> names = IntStream.range(0, count)
                .mapToObj(i -> Labels.month(YearMonth.of(2022, 1).plusMonths(i)))
                .toList();
        List<Integer> issued =
                IntStream.range(0, count).mapToObj(i -> 1000 + i * 731 % 900).toList();
        List<Double> rate =
                IntStream.range(0, count).mapToObj(i -> 0.08 + i % 7 / 100.0).toList();
        return Chart.of(
                        "Loans issued and share in default by month",
                        Axis.count("loans"),
                        names,
                        Series.bars("issued", issued),
                        Series.rate("in default", rate))
                .withRates(Axis.share("in default"))
                .withNote("All waves of clients");
    }

    private static Chart week() {
        List<String> days = IntStream.range(0, 7)
                .mapToObj(i -> Labels.day(LocalDate.of(2024, 1, 15).plusDays(i)))
                .toList();
        return Chart.of(
                "Loans issued per day",
                Axis.count("loans"),
                days,
                Series.bars("this week", List.of(231, 198, 224, 187, 245, 98, 76)),
                Series.bars("week before", List.of(201, 205, 190, 215, 230, 88, 91)));
    }

    private static Chart lines() {
        List<String> names = IntStream.range(0, 12)
                .mapToObj(i -> Labels.month(YearMonth.of(2023, 1).plusMonths(i)))
                .toList();
        List<Series> waves = IntStream.rangeClosed(1, 4)
                .mapToObj(wave -> Series.line(
                        "wave " + wave,
                        IntStream.range(0, 12)
                                .mapToObj(i -> i < wave * 2 ? null : 0.05 * wave + i % 3 / 100.0)
                                .toList()))
                .toList();
        return Chart.of(
                "Default rate by month and wave", Axis.share("in default"), names, waves.toArray(Series[]::new));
    }

    private static Chart lying() {
        return Chart.of(
                        "Rejects by rule",
                        Axis.count("rows"),
                        List.of(
                                "loans: client-exists",
                                "clients: status-one-of",
                                "a dataset with a long name: and a rule with a far longer name than fits here"),
                        Series.bars("rows", List.of(1204, 77, 3)))
                .lying();
    }

    private static Chart sameNames() {
        return Chart.of(
                "Same names",
                Axis.count("n"),
                List.of("x", "x", ""),
                Series.bars("s", List.of(1, 2, 3)),
                Series.bars("s", List.of(3, 2, 1)));
    }

    private static Chart rates() {
        return Chart.of(
                "Paid on time per day",
                Axis.share("on time"),
                List.of("Mon", "Tue", "Wed"),
                Series.line("on time", Arrays.asList(1.0, null, 0.875)));
    }

    private static long coloursOf(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }
}
