-- By what account numbers are compared: as the numbers they are, whatever a spreadsheet made of their leading zeros.
CREATE OR REPLACE FUNCTION mart.account_key(p_account text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN ltrim(p_account, '0');

-- An account number as the id of a client, or null if it can be none.
CREATE OR REPLACE FUNCTION mart.account_as_id(p_account text) RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN p_account ~ '^[0-9]{1,18}$' THEN p_account::bigint END;

-- Keeps the staged accounts of a batch as a list of its own, each number once: the first row stays, a repeat is a
-- duplicate whatever its other columns say. Leaves the counts in etl.load.
CREATE OR REPLACE PROCEDURE mart.merge_accounts(p_batch bigint)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
DECLARE
    v_kept bigint;
BEGIN
    EXECUTE format('ANALYZE etl.stage_accounts_%s', p_batch);
    WITH first AS (
        SELECT min(line) AS line FROM etl.stage_accounts WHERE batch_id = p_batch GROUP BY mart.account_key(account_number)
    )
    INSERT INTO mart.cohort_account (batch_id, line, account_number, columns)
    SELECT p_batch, s.line, s.account_number, s.columns::jsonb
    FROM etl.stage_accounts AS s JOIN first USING (line)
    WHERE s.batch_id = p_batch
    ORDER BY s.line;
    GET DIAGNOSTICS v_kept = ROW_COUNT;
    UPDATE etl.load SET
        inserted = inserted + v_kept,
        duplicate = duplicate + (SELECT count(*) FROM etl.stage_accounts WHERE batch_id = p_batch) - v_kept
    WHERE batch_id = p_batch;
    -- The list is read at once, joined with everything: the planner must know how long it is.
    ANALYZE mart.cohort_account;
END
$$;
