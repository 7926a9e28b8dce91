package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.torture.work.Sent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is due at a time must be done once for that time, whichever process does it. A process that gave no sign of life is
 * taken for dead, and what it did may be done again by another: such runs begin well after one another and are not counted.
 * That they have their effect once is for the other examinations.
 */
final class Schedules implements Examination {

    private static final List<String> SCHEMAS = List.of("ingest", "reporting");
    private static final String TWICE = """
            SELECT schedule || ' ' || due_at FROM %s.schedule_run WHERE outcome = 'DONE' AND asked_by IS NULL
            GROUP BY schedule, due_at HAVING count(*) > 1 AND max(started_at) - min(started_at) < interval '7 seconds'""";

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (String schema : SCHEMAS) {
            findings.add(Count.of(rig.penstock(), "schedules of " + schema + " done twice", TWICE.formatted(schema)));
        }
        return findings;
    }
}
