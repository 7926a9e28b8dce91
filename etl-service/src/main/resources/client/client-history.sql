SELECT h.operation, h.changed_at, h.changed_by, h.batch_id, h.former IS NOT NULL AS existed,
       f.user_id, f.created_at, f.status, f.batch, f.credit_limit, f.interest_rate, f.denied_reason, f.denied_at
FROM mart.client_history AS h
CROSS JOIN LATERAL jsonb_populate_record(NULL::mart.client, coalesce(h.former, '{}')) AS f
WHERE h.user_id = ?
ORDER BY h.id DESC
