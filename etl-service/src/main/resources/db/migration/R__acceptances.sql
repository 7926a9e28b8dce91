-- How many rejects and unread values of a load nobody has accepted, of some rules or lines; null stands for all.
CREATE OR REPLACE FUNCTION mart.open_findings(
    p_batch bigint, p_rules text[], p_lines bigint[], OUT rejects bigint, OUT unread bigint) RETURNS record
LANGUAGE sql STABLE
AS $$
    SELECT
        (SELECT count(*) FROM etl.reject AS f
         WHERE f.batch_id = p_batch AND f.acceptance IS NULL
         AND (p_rules IS NULL OR f.rule = ANY (p_rules)) AND (p_lines IS NULL OR f.line = ANY (p_lines))),
        (SELECT count(*) FROM etl.anomaly AS f
         WHERE f.batch_id = p_batch AND f.acceptance IS NULL AND f.record IS NOT NULL
         AND (p_rules IS NULL OR f.rule = ANY (p_rules)) AND (p_lines IS NULL OR f.line = ANY (p_lines)))
$$;

-- Lines among some that are neither rejected nor have an unread value, accepted or not.
CREATE OR REPLACE FUNCTION mart.lines_without_findings(p_batch bigint, p_lines bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE
AS $$
    SELECT DISTINCT s.line FROM unnest(p_lines) AS s (line)
    WHERE NOT EXISTS (SELECT FROM etl.reject AS r WHERE r.batch_id = p_batch AND r.line = s.line)
    AND NOT EXISTS (SELECT FROM etl.anomaly AS a WHERE a.batch_id = p_batch AND a.line = s.line AND a.record IS NOT NULL)
    ORDER BY s.line
$$;

-- Accepts what is open of a load, of some rules or lines. Returns the entry of it; none if nothing is open.
CREATE OR REPLACE FUNCTION mart.accept_findings(
    p_batch bigint, p_rules text[], p_lines bigint[], p_user text, p_reason text) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    v_open record := mart.open_findings(p_batch, p_rules, p_lines);
    v_id   bigint;
BEGIN
    IF v_open.rejects + v_open.unread = 0 THEN
        RETURN NULL;
    END IF;
    INSERT INTO etl.acceptance (batch_id, accepted_by, reason, rules, lines, rejects, unread)
    VALUES (p_batch, p_user, p_reason, p_rules, p_lines, v_open.rejects, v_open.unread)
    RETURNING id INTO v_id;
    UPDATE etl.reject SET acceptance = v_id
    WHERE batch_id = p_batch AND acceptance IS NULL
    AND (p_rules IS NULL OR rule = ANY (p_rules)) AND (p_lines IS NULL OR line = ANY (p_lines));
    UPDATE etl.anomaly SET acceptance = v_id
    WHERE batch_id = p_batch AND acceptance IS NULL AND record IS NOT NULL
    AND (p_rules IS NULL OR rule = ANY (p_rules)) AND (p_lines IS NULL OR line = ANY (p_lines));
    UPDATE etl.load SET
        accepted_rejects = accepted_rejects + v_open.rejects, accepted_unread = accepted_unread + v_open.unread
    WHERE batch_id = p_batch;
    RETURN v_id;
END
$$;
