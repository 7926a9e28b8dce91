package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.torture.work.Sent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is due at a time must be done once for that time, whichever replica does it. */
final class Schedules implements Examination {

    private static final List<String> SCHEMAS = List.of("ingest", "reporting");
    private static final String TWICE = """
            SELECT schedule || ' ' || due_at FROM %s.schedule_run WHERE outcome = 'DONE' AND asked_by IS NULL
            GROUP BY schedule, due_at HAVING count(*) > 1""";

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (String schema : SCHEMAS) {
            findings.add(Count.of(rig.penstock(), "schedules of " + schema + " done twice", TWICE.formatted(schema)));
        }
        return findings;
    }
}
