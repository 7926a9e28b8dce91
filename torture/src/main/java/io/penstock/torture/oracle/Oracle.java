package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.torture.work.Sent;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All examinations. It is asked when the platform is {@linkplain Quiet quiet}. */
public final class Oracle {

    private static final List<Examination> EXAMINATIONS = List.of(
            ConsumerRows.inMart(),
            ConsumerRows.inSmart360(),
            new ConsumerHistory(),
            new Books(),
            new Reminders(),
            new Ledger(),
            new Arrivals(),
            new Alerts(),
            new InboxFolder(),
            new Workbooks(),
            new Events(),
            new Schedules());

    private Oracle() {}

    /** Every finding, those that hold too. */
    public static List<Finding> examine(Rig rig, Sent sent) throws SQLException, IOException {
        List<Finding> findings = new ArrayList<>();
        for (Examination examination : EXAMINATIONS) {
            findings.addAll(examination.of(rig, sent));
        }
        return findings;
    }
}
