INSERT INTO reminder_run (as_of, lead_days, state, detail, started_by, held_from, held_by)
VALUES (?, ?, ?, ?, ?, ?, ?)
RETURNING run_id
