-- Stage tables of loads that have ended, and those that a load left when it was run again as another dataset; with how
-- they hang on their parent: null if they do not any more, true if a detachment was interrupted.
SELECT c.relname AS stage, p.relname AS parent, i.inhdetachpending AS interrupted
FROM pg_class AS c
JOIN etl.load AS l ON l.batch_id = substring(c.relname FROM '^stage_[a-z]+_([0-9]+)$')::bigint
LEFT JOIN pg_inherits AS i ON i.inhrelid = c.oid
LEFT JOIN pg_class AS p ON p.oid = i.inhparent
WHERE c.relnamespace = 'etl'::regnamespace AND c.relkind = 'r'
AND (l.finished_at < now() - interval '1 minute' OR c.relname <> 'stage_' || l.dataset || '_' || l.batch_id)
ORDER BY l.batch_id
