-- What passes by itself is tried for as long as it takes, the rest a few times, with growing pauses of up to five minutes.
UPDATE cohort SET
    attempts = attempts + 1,
    failure = ?,
    changed_at = now(),
    retry_at = now() + least(make_interval(secs => ?) * power(2, least(attempts, 20)), interval '5 minutes'),
    state = CASE WHEN attempts + 1 >= ? AND NOT ? THEN 'FAILED' ELSE state END
WHERE cohort_id = ? AND state = 'PENDING'
RETURNING state
