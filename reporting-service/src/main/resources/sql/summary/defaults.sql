-- Loans in default that were due in the week, what is owed most first.
SELECT
    loan_id,
    user_id,
    due_at::date AS due_date,
    round(due_amount, 2) AS due_amount,
    round(amount_paid, 2) AS amount_paid,
    round(due_amount - amount_paid, 2) AS outstanding
FROM mart.reported_loan
WHERE status = 'default' AND due_at >= ?::date AND due_at < ?::date
ORDER BY due_amount - amount_paid DESC, loan_id
