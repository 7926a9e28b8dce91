SELECT * FROM reminder_run WHERE state = 'HELD' ORDER BY as_of DESC, run_id DESC LIMIT 1
