-- The run, then its reminders that are new. That a reminder is published once, whoever runs at the same time, is held by
-- the table's key.
WITH due AS MATERIALIZED (
    SELECT * FROM due_reminders(?, ?)
), added AS (
    INSERT INTO reminder (loan_id, due_date, lead_days, run_id, user_id, channel, outcome)
    SELECT loan_id, due_date, lead_days, ?, user_id, channel, outcome FROM due WHERE published_by IS NULL
    ON CONFLICT DO NOTHING
    RETURNING loan_id
)
SELECT due.*, added.loan_id IS NOT NULL AS is_new
FROM due
LEFT JOIN added USING (loan_id)
ORDER BY due.due_date, due.loan_id
