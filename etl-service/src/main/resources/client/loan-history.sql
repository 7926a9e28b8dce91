SELECT h.operation, h.changed_at, h.changed_by, h.batch_id, h.former IS NOT NULL AS existed,
       f.loan_id, f.user_id, f.created_at, f.due_at, f.paid_at, f.status, f.loan_amount, f.tax, f.due_amount, f.amount_paid
FROM mart.loan_history AS h
CROSS JOIN LATERAL jsonb_populate_record(NULL::mart.loan, coalesce(h.former, '{}')) AS f
WHERE h.loan_id = ?
ORDER BY h.id DESC
