package io.penstock.etl.plan;

import io.penstock.etl.clean.Blanks;
import io.penstock.etl.clean.Characters;
import io.penstock.etl.clean.Placeholders;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes one field out of a record, tidied; null when nothing is left.
 *
 * @param field position in the record, or -1 when the header does not have the column
 * @param lines whether line ends stay, of which the splitter makes something
 * @param target the first target column that is made of it; unusable characters are noted there
 * @param next where the value is taken from if this field has none; null for nowhere
 */
record SourceStep(int field, boolean lines, String target, SourceStep next) {

    String take(String[] fields, RowFindings findings) {
        String text = own(fields, findings);
        if (next == null || (text != null && !Placeholders.isOne(text))) {
            return text;
        }
        String other = next.take(fields, findings);
        return other == null ? text : other;
    }

    /** The first of its fields that the header has, or -1. */
    int firstField() {
        return field >= 0 || next == null ? field : next.firstField();
    }

    /** All fields that the header has of it, the first one first. */
    List<Integer> allFields() {
        List<Integer> fields = new ArrayList<>();
        for (SourceStep step = this; step != null; step = step.next) {
            if (step.field >= 0) {
                fields.add(step.field);
            }
        }
        return fields;
    }

    private String own(String[] fields, RowFindings findings) {
        String text = field >= 0 ? fields[field] : null;
        if (text == null) {
            return null;
        }
        if (Blanks.isPlain(text)) {
            return text;
        }
        findings.at(target);
        Characters.check(text, findings);
        return lines ? Blanks.tidyLines(text) : Blanks.tidy(text);
    }
}
