package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.torture.work.Sent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** No event may wait for ever, be given up, or have its effect twice. */
final class Events implements Examination {

    private static final String WAITING = "SELECT topic || ' ' || id FROM %s.outbox";
    private static final String TWICE =
            "SELECT topic || ' ' || event_id FROM %s.inbox GROUP BY topic, event_id HAVING count(*) > 1";
    private static final String SEEN_TWICE = """
            SELECT actor || ' ' || action || ' ' || subject || ' ' || at FROM reporting.audit
            GROUP BY actor, action, subject, rows, at HAVING count(*) > 1""";

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Service service : Service.values()) {
            String id = service.id();
            findings.add(Count.of(rig.penstock(), "events of " + id + " not published", WAITING.formatted(id)));
            findings.add(Count.of(rig.penstock(), "events taken in twice by " + id, TWICE.formatted(id)));
        }
        findings.add(Count.of(rig.penstock(), "sightings twice in the audit", SEEN_TWICE));
        Tally dead = new Tally("events given up");
        Broker.of(rig).deadLetters().forEach((topic, number) -> dead.add(number, topic));
        findings.add(dead.finding());
        return findings;
    }
}
