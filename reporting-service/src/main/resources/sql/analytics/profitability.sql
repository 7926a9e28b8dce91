, figures AS (
    SELECT
        season,
        sum(loan_amount) AS lent,
        sum(due_amount) AS due,
        sum(amount_paid) AS paid,
        sum(tax) AS tax,
        sum(amount_paid - loan_amount - tax) FILTER (WHERE status = 'paid') AS interest,
        sum(loan_amount + tax - amount_paid) FILTER (WHERE status = 'default') AS written_off,
        sum(due_amount - amount_paid) FILTER (WHERE status = 'ongoing') AS open
    FROM loan
    GROUP BY GROUPING SETS ((season), ())
)
-- The total comes last, without a month.
SELECT
    to_char(season, 'YYYY-MM') AS month,
    round(coalesce(lent, 0), 2) AS lent,
    round(coalesce(due, 0), 2) AS due,
    round(coalesce(paid, 0), 2) AS paid,
    round(coalesce(interest, 0), 2) AS interest,
    round(coalesce(tax, 0), 2) AS tax,
    round(coalesce(written_off, 0), 2) AS written_off,
    round(coalesce(interest, 0) - coalesce(written_off, 0), 2) AS profit,
    round(coalesce(open, 0), 2) AS open
FROM figures
ORDER BY season NULLS LAST
