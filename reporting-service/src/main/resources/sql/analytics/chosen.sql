-- The clients and loans that a question is about; each question goes on from here. A loan outlives its client: it then
-- has neither batch nor rate, and counts where these are not asked for.
WITH asked AS (
    SELECT ?::date AS first_day, ?::date AS last_day, ?::bigint AS batch
),
client AS (
    SELECT user_id, client.batch, status AS client_status, trim_scale(interest_rate) AS interest_rate
    FROM asked
    JOIN mart.reported_client AS client ON asked.batch IS NULL OR client.batch = asked.batch
),
loan AS (
    SELECT loan.*, client.batch, client_status, interest_rate, date_trunc('month', created_at) AS season
    FROM asked
    JOIN mart.reported_loan AS loan
        ON (asked.first_day IS NULL OR loan.created_at >= asked.first_day)
        AND (asked.last_day IS NULL OR loan.created_at < asked.last_day + 1)
    LEFT JOIN client USING (user_id)
    WHERE asked.batch IS NULL OR client.user_id IS NOT NULL
)
