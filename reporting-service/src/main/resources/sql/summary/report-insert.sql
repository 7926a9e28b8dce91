INSERT INTO report (kind, period_start, period_end, forced, content, made_at, made_by)
VALUES (?, ?, ?, ?, ?::jsonb, ?, ?)
RETURNING report_id
