INSERT INTO intake_failure (subject, batch_id, feed, name, kind, reason, line, quarantined, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (subject) DO UPDATE
SET kind = excluded.kind,
    reason = excluded.reason,
    line = excluded.line,
    quarantined = excluded.quarantined,
    at = excluded.at
WHERE excluded.at >= intake_failure.at
