SELECT loan_id, user_id, due_date FROM reminder_missed
WHERE run_id = ?
ORDER BY due_date, loan_id LIMIT ?
