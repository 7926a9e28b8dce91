-- Notices what looks wrong in staged loans that are new, or whose amounts are: before the merge, while it can be seen.
-- To a batch that is run again its own rows are as new as they were.
CREATE OR REPLACE PROCEDURE mart.notice_odd_loans(p_batch bigint)
LANGUAGE plpgsql
AS $$
BEGIN
    WITH arriving AS (
        SELECT s.*, m.loan_id IS NULL OR m.created_batch = p_batch AS new, c.credit_limit, c.interest_rate, c.denied_at,
               c.status = 'denied' AS denied, t.tolerance,
               round(s.loan_amount * (t.tax_once + t.tax_per_day * t.term_days), 2) AS expected_tax,
               s.loan_amount + s.tax + s.loan_amount * c.interest_rate / 100 * t.term_days / t.days_of_year
                   AS expected_due
        FROM etl.stage_loans AS s
        JOIN mart.client AS c USING (user_id)
        LEFT JOIN mart.loan AS m USING (loan_id)
        CROSS JOIN mart.lending_terms AS t
        WHERE s.batch_id = p_batch
        AND (m.loan_id IS NULL OR m.changed_batch = p_batch
             OR (m.loan_amount, m.tax, m.due_amount, m.amount_paid)
             IS DISTINCT FROM (s.loan_amount, s.tax, s.due_amount, s.amount_paid))
    ), noticed AS (
        INSERT INTO etl.anomaly (batch_id, line, column_name, rule, reason)
        SELECT p_batch, a.line, odd.column_name, odd.rule, odd.reason
        FROM arriving AS a
        CROSS JOIN LATERAL (
            SELECT 'tax' AS column_name, 'tax-formula' AS rule,
                   format('expected a tax of %s, found %s', a.expected_tax, a.tax) AS reason
            WHERE abs(a.tax - a.expected_tax) > a.tolerance
            UNION ALL
            SELECT 'due_amount', 'due-amount-formula',
                   format('expected a due amount of %s, found %s', round(a.expected_due, 2), a.due_amount)
            WHERE abs(a.due_amount - a.expected_due) > a.tolerance
            UNION ALL
            SELECT 'loan_amount', 'credit-limit',
                   format('expected at most the client''s credit limit %s, found %s', a.credit_limit, a.loan_amount)
            WHERE a.loan_amount > a.credit_limit
            UNION ALL
            SELECT 'created_at', 'denied-client',
                   format('expected no loan after the client was denied at %s, found one at %s', a.denied_at, a.created_at)
            WHERE a.new AND a.denied AND a.created_at > a.denied_at
        ) AS odd
        RETURNING 1
    )
    UPDATE etl.load SET anomalies = anomalies + (SELECT count(*) FROM noticed) WHERE batch_id = p_batch;
END
$$;

-- Notices ongoing loans that a batch brought while their client has another one open; after the merge.
CREATE OR REPLACE PROCEDURE mart.notice_second_open_loans(p_batch bigint)
LANGUAGE plpgsql
AS $$
BEGIN
    WITH noticed AS (
        INSERT INTO etl.anomaly (batch_id, line, column_name, rule, reason)
        SELECT p_batch, s.line, 'status', 'two-open-loans',
               format('expected one ongoing loan of the client, found loan %s ongoing too',
                      CASE s.loan_id WHEN several.first THEN several.last ELSE several.first END)
        FROM etl.stage_loans AS s
        JOIN mart.loan AS m USING (loan_id)
        JOIN (
            SELECT user_id, min(loan_id) AS first, max(loan_id) AS last
            FROM mart.loan WHERE status = 'ongoing' GROUP BY user_id HAVING count(*) > 1
        ) AS several ON several.user_id = m.user_id
        WHERE s.batch_id = p_batch AND m.changed_batch = p_batch AND m.status = 'ongoing'
        RETURNING 1
    )
    UPDATE etl.load SET anomalies = anomalies + (SELECT count(*) FROM noticed) WHERE batch_id = p_batch;
END
$$;
