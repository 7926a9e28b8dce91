UPDATE cohort SET
    state = 'MADE',
    found = ?,
    not_found = ?,
    sheets = ?,
    bytes = ?,
    sha256 = ?,
    encrypted = ?,
    made_at = ?
WHERE cohort_id = ?
