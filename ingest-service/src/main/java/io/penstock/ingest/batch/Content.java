package io.penstock.ingest.batch;

import io.penstock.ingest.table.Survey;
import io.penstock.ingest.table.TableFormat.Csv;
import io.penstock.ingest.table.TableFormat.Workbook;
import io.penstock.ingest.table.TableHints;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By what content is known: the bytes, and how they are read as a table.
 *
 * @param sha256 of the bytes
 * @param format kind of table, encoding, and whatever is declared besides
 */
record Content(String sha256, String format) {

    static Content of(Survey survey, TableHints hints) {
        return new Content(survey.sha256(), format(survey, hints));
    }

    private static String format(Survey survey, TableHints hints) {
        if (survey.format() instanceof Csv csv) {
            return "csv, encoding %s, delimiter %s, quote %s%s"
                    .formatted(
                            csv.encoding().charset(),
                            declared(hints.delimiter(), "detected"),
                            declared(hints.quote(), "\""),
                            header(hints));
        }
        return survey.format() instanceof Workbook
                ? "workbook, sheet " + declared(hints.sheet(), "any with the table") + header(hints)
                : "unreadable";
    }

    private static String header(TableHints hints) {
        return hints.header() == null ? "" : ", header in line " + hints.header();
    }

    private static String declared(@Nullable Object hint, String otherwise) {
        return Objects.toString(hint, otherwise);
    }
}
