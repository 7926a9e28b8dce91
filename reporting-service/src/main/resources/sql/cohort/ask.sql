-- A load may end again, with other rows: then the workbook is made again, under its name. The same end told twice changes
-- nothing.
INSERT INTO cohort AS c (batch_id, feed, name, asked_by, read, kept, duplicate, rejected, traceparent)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (batch_id) DO UPDATE SET
    read = excluded.read,
    kept = excluded.kept,
    duplicate = excluded.duplicate,
    rejected = excluded.rejected,
    traceparent = excluded.traceparent,
    state = 'PENDING',
    detail = NULL,
    failure = NULL,
    attempts = 0,
    retry_at = now(),
    changed_at = now(),
    file_name = CASE WHEN c.file_gone_at IS NULL THEN c.file_name END,
    file_gone_at = NULL
WHERE (c.read, c.kept, c.duplicate, c.rejected)
    IS DISTINCT FROM (excluded.read, excluded.kept, excluded.duplicate, excluded.rejected)
