package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.torture.work.Sent;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every loan that was due must have its reminder in the ledger, and no other. */
final class Reminders implements Examination {

    private static final String ASKED_FOR =
            "SELECT loan_id || ' ' || due_date || ' ' || lead_days FROM notification.reminder";
    private static final String WITHOUT_DELIVERY = """
            SELECT loan_id || ' ' || due_date || ' ' || lead_days FROM notification.reminder
            WHERE outcome = 'REACHABLE' AND delivery_id IS NULL""";

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException {
        Set<String> due = sent.lender().remindersAfter(sent.lastFile());
        List<String> found = rig.penstock().all(ASKED_FOR);
        Tally lost = new Tally("reminders lost");
        Tally strange = new Tally("reminders of nothing due");
        Set<String> missing = new TreeSet<>(due);
        missing.removeAll(new TreeSet<>(found));
        missing.forEach(lost::add);
        found.stream().filter(reminder -> !due.contains(reminder)).forEach(strange::add);
        return List.of(
                lost.finding(),
                strange.finding(),
                Count.of(rig.penstock(), "reachable clients without a message", WITHOUT_DELIVERY));
    }
}
