, members AS (
    SELECT interest_rate, count(*) AS clients FROM client GROUP BY interest_rate
),
lending AS (
    SELECT
        interest_rate,
        count(*) AS loans,
        count(*) FILTER (WHERE status = 'paid') AS paid,
        count(*) FILTER (WHERE status = 'default') AS defaulted
    FROM loan
    GROUP BY interest_rate
)
SELECT
    interest_rate AS rate,
    clients,
    coalesce(loans, 0) AS loans,
    coalesce(paid, 0) AS paid,
    coalesce(defaulted, 0) AS defaulted
FROM members
LEFT JOIN lending USING (interest_rate)
ORDER BY interest_rate
