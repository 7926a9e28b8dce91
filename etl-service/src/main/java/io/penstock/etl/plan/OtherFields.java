package io.penstock.etl.plan;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.penstock.etl.clean.Characters;
import java.math.BigDecimal;
import java.util.List;

/** Takes the fields of a record that no source takes, and makes one JSON text of them. */
final class OtherFields {
    private static final JsonStringEncoder JSON = JsonStringEncoder.getInstance();

    private final String target;
    private final OtherField[] others;

    OtherFields(String target, List<OtherField> others) {
        this.target = target;
        this.others = others.toArray(OtherField[]::new);
    }

    String json(String[] fields, RowFindings findings) {
        StringBuilder json = new StringBuilder("[");
        for (OtherField other : others) {
            json.append(json.length() > 1 ? ",[" : "[");
            append(other.name, json);
            json.append(',');
            append(value(other, fields, findings), json);
            json.append(']');
        }
        return json.append(']').toString();
    }

    /** The value; one that cannot be read stays as it stands there. */
    private Object value(OtherField other, String[] fields, RowFindings findings) {
        if (other.column != null) {
            String taken = other.source.take(fields, findings);
            Object value = other.column.value(new String[] {taken}, null, findings);
            return value == null && findings.isUnreadable() ? taken : value;
        }
        String text = fields[other.source.field()];
        if (text == null || text.isEmpty()) {
            return null;
        }
        findings.at(target);
        Characters.check(text, findings);
        return text;
    }

    private static void append(Object value, StringBuilder json) {
        if (value == null || value instanceof Long || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof BigDecimal number) {
            json.append(number.toPlainString());
        } else {
            json.append('"');
            JSON.quoteAsString(value.toString(), json);
            json.append('"');
        }
    }

    /**
     * A field that no source takes.
     *
     * @param name its header
     * @param column how it is cleaned and checked; null if it stays as it is
     */
    record OtherField(String name, SourceStep source, ColumnStep column) {}
}
