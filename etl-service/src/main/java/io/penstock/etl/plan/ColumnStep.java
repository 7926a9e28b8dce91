package io.penstock.etl.plan;

import io.penstock.etl.check.Check;
import io.penstock.etl.clean.CleaningFunction;
import io.penstock.etl.clean.Placeholders;
import io.penstock.etl.clean.Splitter;
import io.penstock.etl.clean.TextFunction;
import io.penstock.etl.clean.ValueFunction;
import java.util.List;

/** Fills one target column of a row: cleaning functions in order, then checks. */
final class ColumnStep {
    private final PlanColumn column;
    private final String target;
    private final int source;
    private final int split;
    private final int part;
    private final boolean rejectsUnread;
    private final TextFunction[] texts;
    private final ValueFunction reader;
    private final Check[] checks;

    /**
     * @param source position of the tidied source value, or -1 when there is none
     * @param split position of the split result that the column takes a part of, or -1
     * @param rejectsUnread whether the row is rejected if the value cannot be read; else it has none
     */
    ColumnStep(PlanColumn column, int source, int split, boolean rejectsUnread) {
        this(column, source, split, rejectsUnread, column.checks());
    }

    /** Of a column that the file does not have: a new row gets its default, and nothing is found wrong with it. */
    static ColumnStep unsaid(PlanColumn column) {
        return new ColumnStep(column, -1, -1, true, List.of());
    }

    private ColumnStep(PlanColumn column, int source, int split, boolean rejectsUnread, List<Check> checks) {
        this.column = column;
        this.target = column.target();
        this.source = source;
        this.split = split;
        this.rejectsUnread = rejectsUnread;
        this.part = column.part();
        this.texts =
                column.clean().stream().filter(TextFunction.class::isInstance).toArray(TextFunction[]::new);
        this.reader = last(column) instanceof ValueFunction function ? function : null;
        this.checks = checks.toArray(Check[]::new);
    }

    private static CleaningFunction last(PlanColumn column) {
        return column.clean().isEmpty()
                ? null
                : column.clean().get(column.clean().size() - 1);
    }

    String target() {
        return target;
    }

    /** Position of the source value, or -1 when there is none. */
    int source() {
        return source;
    }

    static Splitter splitter(PlanColumn column) {
        return column.part() >= 0 ? (Splitter) column.clean().get(0) : null;
    }

    Object value(String[] sources, String[][] splits, RowFindings findings) {
        if (rejectsUnread) {
            findings.at(target);
        } else {
            findings.atOptional(target);
        }
        Object value = read(split >= 0 ? part(sources, splits, findings) : whole(sources, findings), findings);
        if (value != null || !findings.isUnreadable()) {
            findings.endReading();
            for (Check check : checks) {
                check.check(value, findings);
            }
        }
        return value;
    }

    private Object read(String given, RowFindings findings) {
        String text = given;
        for (TextFunction function : texts) {
            if (text != null || function.acceptsNull()) {
                text = function.clean(text, findings);
            }
        }
        if (text != null && text.isEmpty()) {
            text = null;
        }
        return text != null && reader != null ? reader.read(text, findings) : text;
    }

    private String whole(String[] sources, RowFindings findings) {
        String text = source >= 0 ? sources[source] : null;
        if (text != null && Placeholders.isOne(text) && column.isPlaceholder(text)) {
            findings.noValue(text);
            return null;
        }
        return text;
    }

    /** A part of a text that is a placeholder itself, as the last name Null, is none. */
    private String part(String[] sources, String[][] splits, RowFindings findings) {
        String[] parts = splits[split];
        if (parts == null) {
            findings.noValue(source >= 0 ? sources[source] : null);
            return null;
        }
        return parts[part];
    }
}
