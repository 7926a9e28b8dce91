INSERT INTO validation (batch_id, kind, balanced, rules, unread_rules, checks, detail, at)
VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?)
ON CONFLICT (batch_id) DO UPDATE
SET kind = excluded.kind,
    balanced = excluded.balanced,
    rules = excluded.rules,
    unread_rules = excluded.unread_rules,
    checks = excluded.checks,
    detail = excluded.detail,
    at = excluded.at
WHERE excluded.at >= validation.at
