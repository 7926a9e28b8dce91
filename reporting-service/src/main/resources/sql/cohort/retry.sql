UPDATE cohort SET state = 'PENDING', attempts = 0, retry_at = now() WHERE cohort_id = ? AND state = 'FAILED'
