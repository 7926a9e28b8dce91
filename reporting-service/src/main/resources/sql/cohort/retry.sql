UPDATE cohort SET state = 'PENDING', failure = NULL, attempts = 0, retry_at = now(), changed_at = now()
WHERE cohort_id = ? AND state = 'FAILED'
