-- By what account numbers are compared: as the numbers they are, whatever a spreadsheet made of their leading zeros. An
-- account that is not a number is compared as it is spelt. The statistics of both tables have the same expression.
CREATE OR REPLACE FUNCTION mart.account_key(p_account text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN p_account LIKE '0%' AND p_account !~ '[^0-9]' THEN ltrim(p_account, '0') ELSE p_account END;

-- An account number as the id of a client, or null if it can be none.
CREATE OR REPLACE FUNCTION mart.account_as_id(p_account text) RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN p_account ~ '^[0-9]{1,18}$' THEN p_account::bigint END;

-- Rejects the staged accounts of a list that are neither a number (with letters and a hyphen before it, perhaps) nor the
-- account of a consumer: what nobody has and does not look like an account is none, such as "none 1" or "Page 2 of 3".
CREATE OR REPLACE PROCEDURE mart.reject_unlikely_accounts(p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_lines bigint[];
BEGIN
    WITH unlikely AS (
        DELETE FROM etl.stage_accounts AS s
        WHERE s.batch_id = p_batch AND s.account_number !~ '^([[:alpha:]]+-)?[0-9]+$'
          AND NOT EXISTS (SELECT FROM mart.consumer AS c WHERE c.account_number = s.account_number)
        RETURNING s.line, s.account_number
    ), refused AS (
        INSERT INTO etl.reject (batch_id, line, column_name, rule, reason)
        SELECT p_batch, line, 'account_number', 'digits-format',
               'expected a whole number, or the account of a consumer, found ' || mart.quoted(account_number)
        FROM unlikely
        RETURNING 1
    )
    UPDATE etl.load SET rejected = rejected + (SELECT count(*) FROM refused)
    WHERE batch_id = p_batch
    RETURNING (SELECT array_agg(line) FROM unlikely) INTO v_lines;
    CALL mart.settle_unread(p_batch, v_lines);
END
$$;

-- Keeps the staged accounts of a batch as a list of its own, each number once: the first row stays, a repeat is a
-- duplicate whatever its other columns say. Leaves the counts in etl.load.
CREATE OR REPLACE PROCEDURE mart.merge_accounts(p_batch bigint)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
DECLARE
    v_kept bigint;
    v_gone bigint[];
BEGIN
    EXECUTE format('ANALYZE etl.stage_accounts_%s', p_batch);
    CALL mart.reject_unlikely_accounts(p_batch);
    WITH first AS (
        SELECT min(line) AS line FROM etl.stage_accounts WHERE batch_id = p_batch GROUP BY mart.account_key(account_number)
    )
    INSERT INTO mart.cohort_account (batch_id, line, account_number, columns)
    SELECT p_batch, s.line, s.account_number, s.columns::jsonb
    FROM etl.stage_accounts AS s JOIN first USING (line)
    WHERE s.batch_id = p_batch
    ORDER BY s.line;
    GET DIAGNOSTICS v_kept = ROW_COUNT;
    SELECT array_agg(s.line) INTO v_gone FROM etl.stage_accounts AS s
    WHERE s.batch_id = p_batch
    AND NOT EXISTS (SELECT FROM mart.cohort_account AS c WHERE c.batch_id = p_batch AND c.line = s.line);
    CALL mart.settle_unread(p_batch, v_gone);
    UPDATE etl.load SET
        inserted = inserted + v_kept,
        duplicate = duplicate + (SELECT count(*) FROM etl.stage_accounts WHERE batch_id = p_batch) - v_kept
    WHERE batch_id = p_batch;
    -- The list is read at once, joined with everything: the planner must know how long it is.
    ANALYZE mart.cohort_account;
END
$$;
