-- The rejected rows of a list in the order of its file, no more than are shown; total counts all of them.
SELECT line, reason, record, (SELECT count(*) FROM mart.cohort_reject WHERE batch_id = ?) AS total
FROM mart.cohort_reject
WHERE batch_id = ?
ORDER BY line, reason
LIMIT ?
