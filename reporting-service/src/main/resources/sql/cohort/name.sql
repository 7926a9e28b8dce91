UPDATE cohort AS c SET file_name = ?, detail = ?
WHERE c.cohort_id = ? AND c.file_name IS NULL
    AND NOT EXISTS (SELECT FROM cohort AS o WHERE lower(o.file_name) = lower(?) AND o.file_gone_at IS NULL)
