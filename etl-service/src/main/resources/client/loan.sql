SELECT loan_id, user_id, created_at, due_at, paid_at, status, loan_amount, tax, due_amount, amount_paid
FROM mart.loan WHERE loan_id = ?
