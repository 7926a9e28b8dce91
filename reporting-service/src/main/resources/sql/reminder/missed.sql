INSERT INTO reminder_missed (run_id, loan_id, user_id, due_date)
SELECT ?, loan_id, user_id, due_date FROM missed_reminders(?, ?, ?)
