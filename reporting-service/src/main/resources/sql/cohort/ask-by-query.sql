-- A schedule asks once for a date. When it is run again after its workbook has failed, that is tried anew.
INSERT INTO cohort AS c (name, parameters, as_of, asked_by, schedule)
VALUES (?, ?::jsonb, ?, ?, ?)
ON CONFLICT (schedule, as_of) DO UPDATE SET
    state = 'PENDING',
    failure = NULL,
    attempts = 0,
    retry_at = now(),
    changed_at = now()
WHERE c.state = 'FAILED'
RETURNING *
