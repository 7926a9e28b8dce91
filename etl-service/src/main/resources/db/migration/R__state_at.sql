-- A client or a loan as it was at a time: as it stood before its first change after that time; none if it was inserted
-- later or did not exist.
CREATE OR REPLACE FUNCTION mart.client_at(p_user_id bigint, p_at timestamptz) RETURNS SETOF mart.client
LANGUAGE sql STABLE
AS $$
    WITH next_change AS (
        SELECT former FROM mart.client_history WHERE user_id = p_user_id AND changed_at > p_at ORDER BY id LIMIT 1
    )
    SELECT (jsonb_populate_record(NULL::mart.client, former)).* FROM next_change WHERE former IS NOT NULL
    UNION ALL
    SELECT * FROM mart.client WHERE user_id = p_user_id AND NOT EXISTS (SELECT FROM next_change)
$$;

CREATE OR REPLACE FUNCTION mart.loan_at(p_loan_id bigint, p_at timestamptz) RETURNS SETOF mart.loan
LANGUAGE sql STABLE
AS $$
    WITH next_change AS (
        SELECT former FROM mart.loan_history WHERE loan_id = p_loan_id AND changed_at > p_at ORDER BY id LIMIT 1
    )
    SELECT (jsonb_populate_record(NULL::mart.loan, former)).* FROM next_change WHERE former IS NOT NULL
    UNION ALL
    SELECT * FROM mart.loan WHERE loan_id = p_loan_id AND NOT EXISTS (SELECT FROM next_change)
$$;
