UPDATE cohort SET file_gone_at = now() WHERE cohort_id = ?
