package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.torture.work.Sent;
import java.sql.SQLException;
import java.util.List;

/** Every message must have an end: sent, suppressed, or unknown with a reason; and be there once. */
final class Ledger implements Examination {

    private static final String OPEN =
            "SELECT template || ' ' || id || ' ' || state FROM notification.delivery WHERE state IN ('PENDING', 'SENDING')";
    private static final String FAILED = """
            SELECT template || ' ' || id || ': ' || coalesce(last_error, '') FROM notification.delivery WHERE state = 'FAILED'""";
    private static final String WITHOUT_REASON = """
            SELECT template || ' ' || id || ' ' || state FROM notification.delivery
            WHERE state IN ('UNKNOWN', 'SUPPRESSED') AND coalesce(last_error, '') = ''""";
    private static final String TWICE = """
            SELECT template || ' ' || subject || ' ' || channel FROM notification.delivery
            GROUP BY template, subject, recipient, channel HAVING count(*) > 1""";

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException {
        return List.of(
                Count.of(rig.penstock(), "messages without an end", OPEN),
                Count.of(rig.penstock(), "messages failed", FAILED),
                Count.of(rig.penstock(), "messages unknown or suppressed without a reason", WITHOUT_REASON),
                Count.of(rig.penstock(), "messages twice in the ledger", TWICE));
    }
}
