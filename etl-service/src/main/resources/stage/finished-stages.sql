-- Stage tables of loads that have ended, with how they hang on their parent: null if they do not any more, true if a
-- detachment was interrupted.
SELECT c.relname AS stage, p.relname AS parent, i.inhdetachpending AS interrupted
FROM pg_class AS c
JOIN etl.load AS l ON c.relname = 'stage_' || l.dataset || '_' || l.batch_id
LEFT JOIN pg_inherits AS i ON i.inhrelid = c.oid
LEFT JOIN pg_class AS p ON p.oid = i.inhparent
WHERE c.relnamespace = 'etl'::regnamespace AND c.relkind = 'r' AND l.finished_at < now() - interval '1 minute'
ORDER BY l.batch_id
