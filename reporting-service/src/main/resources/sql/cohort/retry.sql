UPDATE cohort SET state = 'PENDING', failure = NULL, attempts = 0, retry_at = now(), changed_at = now(),
    -- Another may have got its name meanwhile.
    file_name = CASE WHEN file_gone_at IS NULL THEN file_name END,
    file_gone_at = NULL
WHERE cohort_id = ? AND state = 'FAILED'
