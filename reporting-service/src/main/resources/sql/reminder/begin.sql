INSERT INTO reminder_run (as_of, lead_days, state, detail, started_by)
VALUES (?, ?, ?, ?, ?)
RETURNING run_id
