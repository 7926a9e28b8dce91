package io.penstock.etl.plan;

import io.penstock.etl.check.RowCheck;
import io.penstock.etl.check.Rule;
import io.penstock.etl.clean.Characters;
import java.util.Arrays;
import java.util.List;

/**
 * Maps the records under one header by a plan. Holds no state between records and may be shared between threads.
 *
 * <pre>{@code
 * switch (RecordMapper.bind(plan, List.of("Consumer ID", "Name", …))) …
 * Mapped mapped = mapper.map(new String[] {"1", "John Doe", …});
 * }</pre>
 */
public final class RecordMapper {
    /** Rule id: a record must have as many fields as the header has columns. */
    public static final String COLUMNS_COUNT = "columns-count";

    /** Rule id: a record must not repeat the header, as where two files were put together. */
    public static final String HEADER_REPEATED = "header-repeated";

    /** The rules that every record must keep, whatever the plan. */
    static final List<Rule> RULES = List.of(
            Rule.reject(COLUMNS_COUNT, "A record must have as many fields as the header has columns."),
            Rule.reject(HEADER_REPEATED, "A record must not be the header once more."),
            Rule.reject(Characters.CONTROL, "A text must hold no NUL character: a database cannot hold it."),
            Rule.anomaly(Characters.CONTROL, "A text must hold no other control character either."),
            Rule.reject(Characters.WELL_FORMED, "A text must hold whole characters, no halves of surrogate pairs."));

    private final String[] header;
    private final int width;
    private final int key;
    private final SourceStep[] sources;
    private final SplitStep[] splits;
    private final ColumnStep[] columns;
    private final OtherFields others;
    private final RowStep[] rowSteps;

    RecordMapper(
            List<String> header,
            int key,
            List<SourceStep> sources,
            List<SplitStep> splits,
            List<ColumnStep> columns,
            OtherFields others,
            List<RowStep> rowSteps) {
        this.header = header.toArray(String[]::new);
        this.width = header.size();
        this.key = key;
        this.sources = sources.toArray(SourceStep[]::new);
        this.splits = splits.toArray(SplitStep[]::new);
        this.columns = columns.toArray(ColumnStep[]::new);
        this.others = others;
        this.rowSteps = rowSteps.toArray(RowStep[]::new);
    }

    /** Holds a plan against the header of a file; case, blanks and punctuation of header names are ignored. */
    public static Binding bind(MappingPlan plan, List<String> header) {
        return new MapperBuilder(plan, header).bind();
    }

    /**
     * Maps one record. Never throws for anything that a record may contain.
     *
     * @param fields the fields of the record in the order of the header; an entry may be null
     */
    public Mapped map(String[] fields) {
        return map(fields, new NumberConventions(false));
    }

    /**
     * Maps one record of several.
     *
     * @param fields as for {@link #map(String[])}
     * @param numbers how the numbers of the file are written
     */
    public Mapped map(String[] fields, NumberConventions numbers) {
        if (fields.length != width) {
            return new Rejected(
                    null, COLUMNS_COUNT, "expected " + width + " columns as in the header, found " + fields.length);
        }
        if (header[0].equals(fields[0]) && Arrays.equals(header, fields)) {
            return new Rejected(null, HEADER_REPEATED, "expected a record, found the header once more");
        }
        RowFindings findings = new RowFindings(numbers);
        Object[] values = values(texts(fields, findings), findings);
        if (others != null) {
            values[columns.length] = others.json(fields, findings);
        }
        return findings.result(values);
    }

    /**
     * The key of a record that may be at fault otherwise, as text; null if there is none that can be read or stored.
     *
     * @param fields as for {@link #map}, but of any number
     */
    public String key(String[] fields) {
        RowFindings findings = new RowFindings(new NumberConventions(false));
        String[] texts = texts(Arrays.copyOf(fields, Math.max(width, fields.length)), findings);
        Object value = columns[key].value(texts, parts(texts, findings), findings);
        return value == null || value.toString().indexOf(0) >= 0 ? null : value.toString();
    }

    private String[] texts(String[] fields, RowFindings findings) {
        String[] texts = new String[sources.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = sources[i].take(fields, findings);
        }
        return texts;
    }

    /** Position of the field that a target column is made of, or -1 if it is made of none. */
    public int fieldOf(String target) {
        for (ColumnStep column : columns) {
            if (column.target().equals(target)) {
                return column.source() < 0 ? -1 : sources[column.source()].firstField();
            }
        }
        return -1;
    }

    /** Positions of all fields that a target column can be made of; none if it is made of none. */
    public List<Integer> fieldsOf(String target) {
        for (ColumnStep column : columns) {
            if (column.target().equals(target)) {
                return column.source() < 0 ? List.of() : sources[column.source()].allFields();
            }
        }
        return List.of();
    }

    private String[][] parts(String[] texts, RowFindings findings) {
        String[][] parts = new String[splits.length][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = splits[i].split(texts, findings);
        }
        return parts;
    }

    private Object[] values(String[] texts, RowFindings findings) {
        String[][] parts = parts(texts, findings);
        Object[] values = new Object[columns.length + (others == null ? 0 : 1)];
        for (int i = 0; i < columns.length; i++) {
            values[i] = columns[i].value(texts, parts, findings);
        }
        for (RowStep step : rowSteps) {
            step.check(values, findings);
        }
        return values;
    }

    /** Holds two columns of a mapped row against each other. */
    record RowStep(int column, int other, RowCheck rule) {
        void check(Object[] values, RowFindings findings) {
            if (findings.isFaulty(rule.column()) || findings.isFaulty(rule.other())) {
                return; // enough has been said of the value
            }
            findings.at(rule.column());
            rule.check(values[column], values[other], findings);
        }
    }
}
