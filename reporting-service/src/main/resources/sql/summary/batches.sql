-- Loads that ended in the week, days being those of the lender.
WITH span AS (
    SELECT ?::date AS first, ?::date AS after, ?::text AS zone
)
SELECT
    load.batch_id,
    batch.name,
    coalesce(load.dataset, 'unknown') AS dataset,
    load.state,
    load.read,
    load.inserted,
    load.updated,
    load.unchanged,
    load.duplicate,
    load.rejected,
    load.finished_at AT TIME ZONE span.zone AS finished_at
FROM span
JOIN load ON load.finished_at >= span.first::timestamp AT TIME ZONE span.zone
    AND load.finished_at < span.after::timestamp AT TIME ZONE span.zone
LEFT JOIN batch ON batch.batch_id = load.batch_id
WHERE load.state IN ('COMPLETE', 'FAILED') AND NOT load.dry_run AND load.undone_at IS NULL
ORDER BY load.finished_at, load.batch_id
