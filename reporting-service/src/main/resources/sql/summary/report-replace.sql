UPDATE report
SET replaced_at = ?
WHERE kind = ? AND period_start = ? AND period_end = ? AND replaced_at IS NULL
