UPDATE reminder_run
SET state = 'DONE', finished_at = clock_timestamp(), lead_days = ?,
    selected = ?, published = ?, already_published = ?, unreachable = ?, opted_out = ?
WHERE run_id = ?
