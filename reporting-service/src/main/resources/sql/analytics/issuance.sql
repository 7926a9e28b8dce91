SELECT to_char(season, 'YYYY-MM') AS month, count(*) AS loans, round(sum(loan_amount), 2) AS amount
FROM loan
GROUP BY season
ORDER BY season
