-- What the etl service knows of the load of a batch. Nothing if the load has not begun, and where the etl service has not
-- yet made its view in this database.
CREATE OR REPLACE FUNCTION load_of_batch(p_batch bigint) RETURNS TABLE (state text, in_force boolean)
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN QUERY SELECT l.state, l.in_force FROM etl.load_state AS l WHERE l.batch_id = p_batch;
EXCEPTION
    WHEN invalid_schema_name OR undefined_table OR insufficient_privilege THEN
        RETURN;
END
$$;

-- The earlier batches of the feed on which it depends whether the content of a batch is in force, the newest first: those
-- that are still being received, back to the newest one whose load has neither failed nor been undone. A load that is not
-- known yet is in force until it is known to have failed. "same" is true as well where it cannot be told yet.
CREATE OR REPLACE FUNCTION earlier_content(p_batch bigint)
RETURNS TABLE (batch_id bigint, receiving boolean, same boolean, load_state text)
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_own batch;
    v_earlier batch;
    v_load record;
BEGIN
    SELECT * INTO v_own FROM batch WHERE id = p_batch;
    FOR v_earlier IN
        SELECT * FROM batch
        WHERE feed = v_own.feed AND id < p_batch AND state IN ('RECEIVING', 'STAGED') AND NOT dry_run
        ORDER BY id DESC
    LOOP
        load_state := NULL;
        IF v_earlier.state = 'STAGED' THEN
            SELECT l.state, l.in_force INTO v_load FROM load_of_batch(v_earlier.id) AS l;
            CONTINUE WHEN NOT v_load.in_force;
            load_state := v_load.state;
        END IF;
        batch_id := v_earlier.id;
        receiving := v_earlier.state = 'RECEIVING';
        same := v_earlier.size = v_own.size
            AND coalesce(v_earlier.sha256 = v_own.sha256, true)
            AND coalesce(v_earlier.format = v_own.format, true);
        RETURN NEXT;
        EXIT WHEN NOT receiving;
    END LOOP;
END
$$;
