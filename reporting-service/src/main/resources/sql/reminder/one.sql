SELECT * FROM reminder_run WHERE run_id = ?
