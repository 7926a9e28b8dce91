, best AS (
    SELECT
        user_id, batch, interest_rate,
        count(*) AS loans,
        sum(loan_amount) AS lent,
        sum(due_amount) AS due,
        sum(amount_paid) AS paid,
        sum(amount_paid) - sum(loan_amount) AS result
    FROM loan
    WHERE status = 'paid' AND client_status = 'approved'
    GROUP BY user_id, batch, interest_rate
    ORDER BY result DESC, lent DESC, loans DESC, user_id
    LIMIT 10
),
worst AS (
    SELECT
        user_id, batch, interest_rate,
        count(*) AS loans,
        sum(loan_amount) AS lent,
        sum(due_amount) AS due,
        sum(amount_paid) AS paid,
        sum(due_amount) - sum(amount_paid) AS result
    FROM loan
    WHERE status = 'default' AND batch IS NOT NULL
    GROUP BY user_id, batch, interest_rate
    ORDER BY result DESC, lent DESC, user_id
    LIMIT 10
)
SELECT
    side, user_id, batch, interest_rate, loans,
    round(lent, 2) AS lent,
    round(due, 2) AS due,
    round(paid, 2) AS paid,
    round(result, 2) AS result
FROM (
    SELECT 'best' AS side, * FROM best
    UNION ALL
    SELECT 'worst', * FROM worst
) AS ranked
ORDER BY side, result DESC, lent DESC, CASE side WHEN 'best' THEN loans END DESC, user_id
