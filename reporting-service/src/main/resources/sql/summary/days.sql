-- What happened on each day from the first to the one before the last, in the lender's local time.
WITH span AS (
    SELECT ?::date AS first, ?::date AS after
), issued AS (
    SELECT created_at::date AS day, count(*) AS loans, sum(loan_amount) AS amount
    FROM mart.reported_loan, span
    WHERE created_at >= span.first AND created_at < span.after
    GROUP BY 1
), paid AS (
    SELECT
        paid_at::date AS day,
        count(*) AS loans,
        sum(amount_paid) AS amount,
        count(*) FILTER (WHERE paid_at <= due_at) AS on_time
    FROM mart.reported_loan, span
    WHERE paid_at >= span.first AND paid_at < span.after
    GROUP BY 1
), defaulted AS (
    SELECT due_at::date AS day, count(*) AS loans, sum(due_amount - amount_paid) AS amount
    FROM mart.reported_loan, span
    WHERE status = 'default' AND due_at >= span.first AND due_at < span.after
    GROUP BY 1
)
SELECT
    day.day::date AS day,
    coalesce(issued.loans, 0) AS loans_issued,
    round(coalesce(issued.amount, 0), 2) AS amount_issued,
    coalesce(paid.loans, 0) AS loans_paid,
    round(coalesce(paid.amount, 0), 2) AS amount_paid,
    coalesce(paid.on_time, 0) AS paid_on_time,
    coalesce(defaulted.loans, 0) AS defaults,
    round(coalesce(defaulted.amount, 0), 2) AS amount_defaulted
FROM span
CROSS JOIN LATERAL generate_series(span.first, span.after - 1, interval '1 day') AS day (day)
LEFT JOIN issued ON issued.day = day.day::date
LEFT JOIN paid ON paid.day = day.day::date
LEFT JOIN defaulted ON defaulted.day = day.day::date
ORDER BY day.day
