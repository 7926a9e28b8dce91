SELECT user_id, created_at, status, batch, credit_limit, interest_rate, denied_reason, denied_at
FROM mart.client WHERE user_id = ? FOR UPDATE
