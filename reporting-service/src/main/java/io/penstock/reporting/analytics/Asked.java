package io.penstock.reporting.analytics;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response.Status;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The query parameters of every question, as they came. An empty one is none.
 *
 * @param from first day on which a loan was issued, or its month
 * @param to last such day, or its month
 * @param batch the clients' batch
 */
public record Asked(
        @QueryParam("from") @Parameter(description = "First day of issue, or its month", example = "2023-09")
        String from,

        @QueryParam("to") @Parameter(description = "Last day of issue, or its month", example = "2023-12-31")
        String to,

        @QueryParam("batch") @Parameter(description = "Batch of the clients", example = "2")
        String batch) {

    private static final String DAY = "a day as 2023-12-31 or a month as 2023-12";
    private static final int LENGTH_OF_MONTH = "2023-12".length();

    /**
     * What they mean.
     *
     * @throws HttpProblem 400, naming the parameter, what was expected and what was found
     */
    Selection selection() {
        Selection selection = new Selection(
                read("from", from, DAY, text -> day(text, month -> month.atDay(1))),
                read("to", to, DAY, text -> day(text, YearMonth::atEndOfMonth)),
                read("batch", batch, "a whole number", Long::valueOf));
        if (selection.from() != null && selection.to() != null && selection.to().isBefore(selection.from())) {
            throw wrong("to", "a day not before " + selection.from(), to);
        }
        return selection;
    }

    private static LocalDate day(String text, Function<YearMonth, LocalDate> ofMonth) {
        return text.length() == LENGTH_OF_MONTH ? ofMonth.apply(YearMonth.parse(text)) : LocalDate.parse(text);
    }

    private static <T> T read(String name, String text, String expected, Function<String, T> reader) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return reader.apply(text.strip());
        } catch (DateTimeException | NumberFormatException e) {
            throw wrong(name, expected, text);
        }
    }

    private static HttpProblem wrong(String name, String expected, String found) {
        return HttpProblem.builder()
                .withTitle("Bad Request")
                .withStatus(Status.BAD_REQUEST)
                .withDetail("parameter " + name + ": expected " + expected + ", found " + found)
                .with("parameter", name)
                .with("expected", expected)
                .with("found", found)
                .build();
    }
}
