package io.penstock.reporting.cohort;

import static io.penstock.reporting.cohort.sheet.SummaryLine.fact;
import static io.penstock.reporting.cohort.sheet.SummaryLine.note;
import static io.penstock.reporting.cohort.sheet.SummaryLine.title;

import io.penstock.reporting.cohort.sheet.SummaryLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What is to be known of a workbook: where it comes from, its counts, and what they mean. */
final class Facts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Facts() {}

    static List<SummaryLine> of(Cohort cohort, Filled filled, Instant madeAt) {
        List<SummaryLine> lines = new ArrayList<>();
        lines.add(title(titleOf(cohort)));
        origin(lines, cohort);
        lines.add(fact("Cohort", String.valueOf(cohort.id())));
        lines.add(fact("Asked for by", cohort.askedBy()));
        lines.add(fact("Made at", TIME.format(madeAt)));
        counts(lines, cohort, filled);
        meanings(lines, cohort, filled);
        return lines;
    }

    private static void origin(List<SummaryLine> lines, Cohort cohort) {
        if (cohort.isByQuery()) {
            lines.add(fact("Query", cohort.name()));
            Said.of(cohort).forEach((name, value) -> lines.add(fact("Parameter " + name, value)));
            lines.add(fact("For the date", String.valueOf(cohort.asOf())));
        } else {
            lines.add(fact("File", cohort.name()));
            lines.add(fact("Feed", cohort.feed()));
            lines.add(fact("Batch", String.valueOf(cohort.batchId())));
        }
    }

    static String titleOf(Cohort cohort) {
        return "Accounts of " + cohort.name();
    }

    private static void counts(List<SummaryLine> lines, Cohort cohort, Filled filled) {
        lines.add(note("", ""));
        long accounts = filled.found() + filled.notFound();
        if (filled.chosen() == null) {
            lines.add(fact("Rows read", cohort.read()));
            lines.add(fact("Rejected", cohort.rejected()));
            lines.add(fact("Repeated", cohort.duplicate()));
        } else {
            lines.add(fact("Rows of the query", filled.chosen()));
            lines.add(fact("Repeated", filled.chosen() - accounts));
        }
        lines.add(fact("Accounts", accounts));
        lines.add(fact("Found", filled.found()));
        lines.add(fact("Of these clients only", filled.clients()));
        lines.add(fact("Opted out", filled.optedOut()));
        lines.add(fact("Not found", filled.notFound()));
        if (filled.cut() > 0) {
            lines.add(fact("Texts cut", filled.cut()));
        }
        lines.add(note("", ""));
    }

    private static void meanings(List<SummaryLine> lines, Cohort cohort, Filled filled) {
        lines.add(note(
                "Found",
                "A consumer with this account number is known, or a client of the lender has it as id."
                        + " Leading zeros of numbers do not count: 007 is 7."));
        lines.add(note(
                "Of these clients only",
                "No consumer has the account. Of a client the lender knows phone and e-mail, and no name or address."));
        lines.add(note(
                "Opted out",
                "Persons who do not want messages on the channels that the column names. Do not write to them there."));
        lines.add(note("Not found", "Neither is known; these are on a sheet of their own."));
        repeated(lines, cohort, filled);
        lines.add(note(
                "Open loans",
                "Loans that are not paid yet, and what is left to pay of them, where the account"
                        + " is that of a client. Empty where it is not."));
        if (filled.cut() > 0) {
            lines.add(note("Texts cut", "A cell holds 32,767 characters; what was longer is cut, and ends in (cut)."));
        }
        lines.add(note(
                "Personal data",
                "Who made or downloaded this workbook is on record. Keep it no longer than it is needed."));
    }

    private static void repeated(List<SummaryLine> lines, Cohort cohort, Filled filled) {
        if (cohort.isByQuery()) {
            lines.add(
                    note(
                            "Repeated",
                            "Rows whose account number came before in the query's answer, or that have none; the first one is kept."));
            return;
        }
        lines.add(note(
                "Rejected",
                "Rows without an account number that can be read."
                        + (filled.rejected() > 0
                                ? " They are on a sheet of their own, with line, reason, and the record as it came. Correct them"
                                        + " and drop them as a list of their own."
                                : " The load's list of rejects has them with line and reason.")));
        lines.add(note("Repeated", "Rows whose account number came before in the file; the first one is kept."));
    }
}
