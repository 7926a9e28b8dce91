-- Of a query it is known now how many rows it gave; of a list its load has said so.
UPDATE cohort SET
    state = 'MADE',
    failure = NULL,
    changed_at = now(),
    read = coalesce(?, read),
    kept = coalesce(?, kept),
    duplicate = coalesce(?, duplicate),
    found = ?,
    not_found = ?,
    sheets = ?,
    bytes = ?,
    sha256 = ?,
    encrypted = ?,
    made_at = ?
WHERE cohort_id = ?
