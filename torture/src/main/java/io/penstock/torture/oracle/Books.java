package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.torture.work.Sent;
import io.penstock.torture.work.SentFile;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each file must have been one batch and one load, with the very figures that it was made with, and the very rejects. */
final class Books implements Examination {

    private static final String STAGED = """
            SELECT string_agg(state || ' ' || rows || ' ' || sha256, ', ') FROM ingest.batch WHERE name = ?""";
    private static final String BOOKS = """
            SELECT string_agg(l.state || ' ' || concat_ws('+', l.read || '=' || l.inserted, l.updated, l.unchanged, l.duplicate, l.rejected), ', ')
            FROM etl.load AS l WHERE name = ?""";
    private static final String UNBALANCED = """
            SELECT name FROM etl.load WHERE read <> inserted + updated + unchanged + duplicate + rejected""";
    private static final String UNFINISHED = """
            SELECT name || ' ' || state FROM etl.load WHERE state <> 'COMPLETE'""";
    private static final String NOT_PASSED = """
            SELECT l.name || ' ' || v.check_name || ': expected ' || v.expected || ', found ' || v.actual
            FROM etl.validation AS v JOIN etl.load AS l USING (batch_id) WHERE NOT v.passed""";
    private static final String NOT_FOLLOWED = """
            SELECT l.name || ' ' || coalesce(p.state, 'unknown') FROM etl.load AS l
            LEFT JOIN reporting.pipeline AS p ON p.batch_id = l.batch_id
            WHERE p.state IS NULL OR p.state NOT IN ('COMPLETE', 'NEEDS_ATTENTION')""";
    private static final String REJECTS =
            "SELECT r.line::text FROM etl.reject AS r JOIN etl.load AS l USING (batch_id) WHERE l.name = ?";

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException {
        Tally intake = new Tally("files not taken in once");
        Tally books = new Tally("books wrong");
        Tally rejects = new Tally("rejects wrong");
        for (SentFile file : sent.files()) {
            compare(
                    intake,
                    "STAGED " + file.read() + " " + file.sha256(),
                    rig.penstock().one(STAGED, file.name()));
            compare(books, "COMPLETE " + file.books(), rig.penstock().one(BOOKS, file.name()));
            List<String> lines = rig.penstock().all(REJECTS, file.name());
            Set<String> expected =
                    new HashSet<>(file.refused().stream().map(String::valueOf).toList());
            if (lines.size() != expected.size() || !expected.equals(new HashSet<>(lines))) {
                rejects.add("%s: expected %d, found %d".formatted(file.name(), expected.size(), lines.size()));
            }
        }
        return List.of(
                intake.finding(),
                books.finding(),
                rejects.finding(),
                Count.of(rig.penstock(), "books not balanced", UNBALANCED),
                Count.of(rig.penstock(), "loads not complete", UNFINISHED),
                Count.of(rig.penstock(), "checks of SMART360 not passed", NOT_PASSED),
                Count.of(rig.penstock(), "loads that the pipeline does not show as done", NOT_FOLLOWED));
    }

    private static void compare(Tally tally, String expected, String found) {
        if (!expected.equals(found)) {
            tally.add("expected " + expected + ", found " + found);
        }
    }
}
