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

-- Lets the first staged row of each number of a list stay: a repeat is a duplicate whatever its other columns say.
CREATE OR REPLACE PROCEDURE mart.drop_repeated_accounts(p_batch bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_lines bigint[];
BEGIN
    WITH repeated AS (
        DELETE FROM etl.stage_accounts AS s
        WHERE s.batch_id = p_batch AND s.line NOT IN (
            SELECT min(line) FROM etl.stage_accounts WHERE batch_id = p_batch GROUP BY mart.account_key(account_number))
        RETURNING s.line
    )
    UPDATE etl.load SET duplicate = duplicate + (SELECT count(*) FROM repeated)
    WHERE batch_id = p_batch
    RETURNING (SELECT array_agg(line) FROM repeated) INTO v_lines;
    CALL mart.settle_unread(p_batch, v_lines);
END
$$;
