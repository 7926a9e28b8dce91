UPDATE reminder_run
SET state = 'DONE', finished_at = clock_timestamp(), lead_days = ?, chosen_for = ?,
    selected = ?, published = ?, already_published = ?, unreachable = ?, opted_out = ?, missed = ?
WHERE run_id = ?
