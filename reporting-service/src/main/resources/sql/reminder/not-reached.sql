SELECT loan_id, user_id, due_date, lead_days, channel, outcome FROM reminder
WHERE run_id = ? AND outcome <> 'REACHABLE'
ORDER BY due_date, loan_id LIMIT ?
