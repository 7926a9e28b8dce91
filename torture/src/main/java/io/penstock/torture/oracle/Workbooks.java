package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.torture.work.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Of every list of accounts there must be one workbook, known to be made, and no other. */
final class Workbooks implements Examination {

    private static final String MADE = """
            SELECT string_agg(state || ' ' || file_name, ', ') FROM reporting.cohort WHERE name LIKE ? || '.%'""";

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException, IOException {
        Path outbox = Path.of(rig.platform().runFile().folders().outbox());
        Tally lost = new Tally("workbooks not made once");
        for (String cohort : sent.cohorts()) {
            String made = rig.penstock().one(MADE, cohort);
            String workbook = cohort + "-info.xlsx";
            if (!("MADE " + workbook).equals(made) || !Files.exists(outbox.resolve(workbook))) {
                lost.add("expected " + workbook + ", found " + made);
            }
        }
        Tally strange = new Tally("workbooks of nothing");
        try (Stream<Path> files = Files.list(outbox)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !sent.cohorts().contains(name.replace("-info.xlsx", "")))
                    .forEach(strange::add);
        }
        return List.of(lost.finding(), strange.finding());
    }
}
