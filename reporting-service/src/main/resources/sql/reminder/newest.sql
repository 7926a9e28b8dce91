SELECT * FROM reminder_run ORDER BY run_id DESC LIMIT ?
