SELECT cohort_id, file_name, bytes FROM cohort
WHERE state = 'MADE' AND file_gone_at IS NULL AND made_at < ? ORDER BY cohort_id
