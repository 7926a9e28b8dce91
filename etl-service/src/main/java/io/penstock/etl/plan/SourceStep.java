package io.penstock.etl.plan;

import io.penstock.etl.clean.Blanks;
import io.penstock.etl.clean.Characters;

/**
 * Takes one field out of a record, tidied; null when nothing is left.
 *
 * @param field position in the record, or -1 when the header does not have the column
 * @param lines whether line ends stay, of which the splitter makes something
 * @param target the first target column that is made of it; unusable characters are noted there
 */
record SourceStep(int field, boolean lines, String target) {

    String take(String[] fields, RowFindings findings) {
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
