-- Rejected rows by rule, of the loads that ended in the week. Rules are told of only where there were more rejects than
-- the plan allows for; the others are counted as unspecified.
WITH span AS (
    SELECT ?::date AS first, ?::date AS after, ?::text AS zone
), ended AS (
    SELECT load.batch_id, coalesce(load.dataset, 'unknown') AS dataset, load.rejected,
        coalesce(validation.rules, '[]') AS rules
    FROM span
    JOIN load ON load.finished_at >= span.first::timestamp AT TIME ZONE span.zone
        AND load.finished_at < span.after::timestamp AT TIME ZONE span.zone
    LEFT JOIN validation ON validation.batch_id = load.batch_id
    WHERE load.state IN ('COMPLETE', 'FAILED') AND NOT load.dry_run AND load.undone_at IS NULL
), reject AS (
    SELECT ended.dataset, rule.item ->> 'rule' AS rule, (rule.item ->> 'rows')::bigint AS rows
    FROM ended
    CROSS JOIN LATERAL jsonb_array_elements(ended.rules) AS rule (item)
    UNION ALL
    SELECT dataset, 'unspecified', rejected
    FROM ended
    WHERE rejected > 0 AND rules = '[]'
)
SELECT dataset, rule, sum(rows) AS rows
FROM reject
GROUP BY dataset, rule
ORDER BY rows DESC, dataset, rule
