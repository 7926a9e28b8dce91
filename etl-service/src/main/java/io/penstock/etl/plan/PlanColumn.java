package io.penstock.etl.plan;

import io.penstock.etl.check.Check;
import io.penstock.etl.check.Severity;
import io.penstock.etl.clean.CleaningFunction;
import io.penstock.etl.clean.Placeholders;
import java.util.List;
import java.util.stream.Stream;

/**
 * How one target column is filled.
 *
 * @param target name of the target column
 * @param type its type, which follows from the last cleaning function
 * @param source name of the source column, or null for a constant
 * @param otherSources source columns whose value is taken if that one has none, in order
 * @param clean cleaning functions in order
 * @param part which part of the splitter's result is meant when the first function is a splitter, else -1
 * @param checks checks that the mapper makes, in order
 * @param required whether a row without the value is rejected
 * @param key whether the column names rows, of its own dataset or of another
 * @param placeholders whether {@code N/A} and its like are no value here
 * @param unread what becomes of a row whose value cannot be read, as the plan says; null if it does not say
 */
public record PlanColumn(
        String target,
        ColumnType type,
        String source,
        List<String> otherSources,
        List<CleaningFunction> clean,
        int part,
        List<Check> checks,
        boolean required,
        boolean key,
        boolean placeholders,
        Severity unread) {

    /** All source columns, in the order in which their values are looked for; none for a constant. */
    Stream<String> sources() {
        return source == null ? Stream.empty() : Stream.concat(Stream.of(source), otherSources.stream());
    }

    /** Whether a text says that there is no value, and nothing in the plan says otherwise. */
    boolean isPlaceholder(String text) {
        return placeholders
                && Placeholders.isOne(text)
                && clean.stream().noneMatch(function -> function.knows(text))
                && checks.stream().noneMatch(check -> check.names(text));
    }
}
