-- Sets the staged loans of a batch aside whose client is not in the mart: rejected, but ready to be taken up.
CREATE OR REPLACE PROCEDURE mart.set_loans_aside(p_batch bigint)
LANGUAGE plpgsql
AS $$
BEGIN
    WITH aside AS (
        DELETE FROM etl.stage_loans AS s
        WHERE s.batch_id = p_batch AND NOT EXISTS (SELECT FROM mart.client AS c WHERE c.user_id = s.user_id)
        RETURNING s.*
    ), waiting AS (
        INSERT INTO etl.waiting_loans SELECT * FROM aside
    ), refused AS (
        INSERT INTO etl.reject (batch_id, line, column_name, rule, reason)
        SELECT p_batch, line, 'user_id', 'reference', format('expected a client with user_id %s, found none', user_id)
        FROM aside
        RETURNING 1
    )
    UPDATE etl.load SET rejected = rejected + (SELECT count(*) FROM refused) WHERE batch_id = p_batch;
END
$$;

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

-- Merges the staged loans of a batch into the mart; adds the counts to etl.load. The lock lets nobody else write
-- meanwhile: a merge would fail if the same row were inserted beside it.
CREATE OR REPLACE PROCEDURE mart.merge_loans(p_batch bigint)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
BEGIN
    PERFORM set_config('penstock.batch', p_batch::text, true);
    LOCK TABLE mart.loan IN EXCLUSIVE MODE;
    EXECUTE format('ANALYZE etl.stage_loans_%s', p_batch);
    CALL mart.prepare_rows('loans', 'loan_id', p_batch);
    CALL mart.set_loans_aside(p_batch);
    CALL mart.notice_odd_loans(p_batch);
    CALL mart.merge_rows('loans', 'loan', 'loan_id', p_batch);
    CALL mart.notice_second_open_loans(p_batch);
END
$$;

-- Stages the loans of a batch again whose client is there now; they are rejects no more. Returns how many. The tables may
-- have filled since the planner last heard of them: it must not take many rows for few, and compare each with each.
CREATE OR REPLACE FUNCTION mart.stage_waiting_loans(p_batch bigint) RETURNS bigint
LANGUAGE plpgsql
SET enable_nestloop = off
SET plan_cache_mode = 'force_custom_plan'
AS $$
DECLARE
    v_rows bigint;
BEGIN
    WITH back AS (
        DELETE FROM etl.waiting_loans AS w
        WHERE w.batch_id = p_batch AND EXISTS (SELECT FROM mart.client AS c WHERE c.user_id = w.user_id)
        RETURNING w.*
    ), staged AS (
        INSERT INTO etl.stage_loans SELECT * FROM back
    ), mended AS (
        DELETE FROM etl.reject AS r USING back AS b
        WHERE r.batch_id = p_batch AND r.line = b.line AND r.rule = 'reference'
        RETURNING 1
    )
    SELECT count(*) INTO v_rows FROM mended;
    UPDATE etl.load SET rejected = rejected - v_rows WHERE batch_id = p_batch;
    RETURN v_rows;
END
$$;

-- Takes up the loans of a batch that waited for a client who is there now: they are merged as if they came with the
-- batch again. Returns how many.
CREATE OR REPLACE FUNCTION mart.take_up_loans(p_batch bigint) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    v_rows bigint := mart.stage_waiting_loans(p_batch);
BEGIN
    IF v_rows > 0 THEN
        CALL mart.merge_loans(p_batch);
    END IF;
    RETURN v_rows;
END
$$;
