UPDATE cohort SET file_gone_at = now()
WHERE lower(file_name) = lower(?) AND file_gone_at IS NULL AND state IN ('MADE', 'FAILED')
