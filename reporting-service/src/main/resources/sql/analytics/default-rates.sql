SELECT
    to_char(season, 'YYYY-MM') AS month,
    batch,
    count(*) AS loans,
    count(*) FILTER (WHERE status = 'default') AS defaulted
FROM loan
WHERE batch IS NOT NULL
GROUP BY season, batch
ORDER BY season, batch
