-- A schedule asks once for a date. When it is run again after its workbook has failed, that is tried anew.
INSERT INTO cohort AS c (name, parameters, as_of, asked_by, schedule, traceparent)
VALUES (?, ?::jsonb, ?, ?, ?, ?)
ON CONFLICT (schedule, as_of) DO UPDATE SET
    state = 'PENDING',
    failure = NULL,
    traceparent = excluded.traceparent,
    attempts = 0,
    retry_at = now(),
    changed_at = now(),
    file_name = CASE WHEN c.file_gone_at IS NULL THEN c.file_name END,
    file_gone_at = NULL
WHERE c.state = 'FAILED'
RETURNING *
