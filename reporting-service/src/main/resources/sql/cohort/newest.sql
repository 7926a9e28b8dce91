SELECT * FROM cohort WHERE ?::text IS NULL OR state = ? ORDER BY cohort_id DESC LIMIT ?
