SELECT * FROM cohort
WHERE state = 'PENDING' AND file_name IS NOT NULL AND retry_at <= now()
ORDER BY cohort_id
LIMIT 1
FOR UPDATE SKIP LOCKED
