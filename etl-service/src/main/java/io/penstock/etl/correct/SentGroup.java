package io.penstock.etl.correct;

import io.penstock.etl.plan.Finding;

/** Records that were sent, by what became of them before, in the order in which they are run again. */
enum SentGroup {
    /** Loaded, though a value could not be read. */
    UNREAD(
            "etl.anomaly",
            "f.record IS NOT NULL AND NOT EXISTS (SELECT FROM etl.reject AS r WHERE r.batch_id = f.batch_id AND r.line = f.line)",
            """
            UPDATE etl.anomaly SET reason = split_part(reason, '; also ', 1) || '; also ' || ? WHERE ctid = (
                SELECT ctid FROM etl.anomaly WHERE batch_id = ? AND line = ? AND record IS NOT NULL
                ORDER BY column_name, rule LIMIT 1)"""),
    /** Loaded, but refused by the target. */
    REFUSED(
            "etl.reject",
            "f.rule = 'smart360-refused'",
            "UPDATE etl.reject SET reason = ? WHERE batch_id = ? AND line = ? AND rule = 'smart360-refused'"),
    /** Not loaded. */
    REJECTED("etl.reject", "f.rule <> 'smart360-refused'", null);

    private static final int AT_ONCE = 2_000;

    private final String next;
    private final String refuse;

    SentGroup(String table, String condition, String refuse) {
        this.next = """
                SELECT s.line, s.cells, f.rule, f.column_name, f.record
                FROM sent_row AS s CROSS JOIN LATERAL (
                    SELECT f.rule, f.column_name, f.record FROM %s AS f WHERE f.batch_id = ? AND f.line = s.line AND %s LIMIT 1
                ) AS f
                WHERE s.line > ? ORDER BY s.line LIMIT\s""".formatted(table, condition) + AT_ONCE;
        this.refuse = refuse;
    }

    /** The query of some records of the group, by batch and the line after which they come. */
    String next() {
        return next;
    }

    /** The statement that enters why a record of the group stays as it is in the mart, by reason, batch and line. */
    String refuse() {
        return refuse;
    }

    /** Why a record stays as it is: of an unread one, beside the reason why the value could not be read. */
    String reason(Finding refusal) {
        return this == UNREAD ? refusal.column() + ": " + refusal.reason() : refusal.reason();
    }
}
