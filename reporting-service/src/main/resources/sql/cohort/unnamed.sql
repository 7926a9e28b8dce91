SELECT * FROM cohort WHERE state = 'PENDING' AND file_name IS NULL ORDER BY cohort_id LIMIT 100
