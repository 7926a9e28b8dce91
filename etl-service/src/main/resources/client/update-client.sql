UPDATE mart.client
SET created_at = ?, status = ?, batch = ?, credit_limit = ?, interest_rate = ?, denied_reason = ?, denied_at = ?
WHERE user_id = ?
