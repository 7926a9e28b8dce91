INSERT INTO mart.client (created_at, status, batch, credit_limit, interest_rate, denied_reason, denied_at, user_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
