, members AS (
    SELECT batch, count(*) AS clients FROM client GROUP BY batch
),
lending AS (
    SELECT
        batch,
        count(*) AS loans,
        count(*) FILTER (WHERE status = 'paid') AS paid,
        count(DISTINCT user_id) AS clients_with_loans
    FROM loan
    GROUP BY batch
)
SELECT
    batch,
    coalesce(loans, 0) AS loans,
    coalesce(paid, 0) AS paid,
    clients,
    coalesce(clients_with_loans, 0) AS clients_with_loans
FROM members
LEFT JOIN lending USING (batch)
ORDER BY batch
