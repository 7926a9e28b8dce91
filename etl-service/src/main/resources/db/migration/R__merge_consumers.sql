-- Merges the staged rows of a batch into the mart, in one set each: repeats within the batch are resolved (the first
-- row stays; an identical repeat is a duplicate, a differing one a reject), new consumers are inserted, changed ones
-- updated, unchanged rows are not touched, and a row of an older batch never overwrites a newer one.
-- Leaves the counts in etl.load.
CREATE OR REPLACE PROCEDURE mart.merge_consumers(p_batch bigint)
LANGUAGE plpgsql
SET work_mem = '256MB'
SET plan_cache_mode = 'force_custom_plan'
AS $$
DECLARE
    v_duplicate   bigint;
    v_conflicting bigint;
    v_inserted    bigint;
    v_updated     bigint;
BEGIN
    PERFORM set_config('penstock.batch', p_batch::text, true);

    WITH repeated AS MATERIALIZED (
        SELECT consumer_id FROM etl.stage_consumers WHERE batch_id = p_batch
        GROUP BY consumer_id HAVING count(*) > 1
    ), ranked AS (
        SELECT s.line, first_value(s.line) OVER same_key AS first_line,
               to_jsonb(s) - 'line' = first_value(to_jsonb(s) - 'line') OVER same_key AS equal
        FROM (SELECT * FROM etl.stage_consumers WHERE batch_id = p_batch) AS s
        JOIN repeated USING (consumer_id)
        WINDOW same_key AS (PARTITION BY s.consumer_id ORDER BY s.line)
    ), gone AS (
        DELETE FROM etl.stage_consumers AS s USING ranked AS r
        WHERE s.batch_id = p_batch AND s.line = r.line AND r.line <> r.first_line
        RETURNING r.line, r.first_line, r.equal
    ), rejected AS (
        INSERT INTO etl.reject (batch_id, line, column_name, rule, reason)
        SELECT p_batch, line, 'consumer_id', 'unique',
               format('expected one row per consumer_id, found another with other content in line %s', first_line)
        FROM gone WHERE NOT equal
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM gone WHERE equal), (SELECT count(*) FROM rejected)
    INTO v_duplicate, v_conflicting;

    -- In the order of the key, so that the indexes here and at SMART360 grow at their end.
    WITH merged AS (
        MERGE INTO mart.consumer AS m
        USING (SELECT * FROM etl.stage_consumers WHERE batch_id = p_batch ORDER BY consumer_id) AS s
        ON m.consumer_id = s.consumer_id
        WHEN MATCHED AND coalesce(m.changed_batch, 0) < p_batch
            AND (m.name, m.first_name, m.last_name, m.address_line_1, m.address_line_2, m.city, m.state, m.zip_code,
                 m.phone_number, m.email_address, m.account_number, m.meter_number, m.tariff_plan,
                 m.consumption_history, m.payment_status)
            IS DISTINCT FROM
                (s.name, s.first_name, s.last_name, s.address_line_1, s.address_line_2, s.city, s.state, s.zip_code,
                 s.phone_number, s.email_address, s.account_number, s.meter_number, s.tariff_plan,
                 s.consumption_history, s.payment_status)
        THEN UPDATE SET
            name = s.name, first_name = s.first_name, last_name = s.last_name,
            address_line_1 = s.address_line_1, address_line_2 = s.address_line_2, city = s.city, state = s.state,
            zip_code = s.zip_code, phone_number = s.phone_number, email_address = s.email_address,
            account_number = s.account_number, meter_number = s.meter_number, tariff_plan = s.tariff_plan,
            consumption_history = s.consumption_history, payment_status = s.payment_status, changed_batch = p_batch
        WHEN NOT MATCHED THEN INSERT VALUES (
            s.consumer_id, s.name, s.first_name, s.last_name, s.address_line_1, s.address_line_2, s.city, s.state,
            s.zip_code, s.phone_number, s.email_address, s.account_number, s.meter_number, s.tariff_plan,
            s.consumption_history, s.payment_status, p_batch, p_batch)
        RETURNING merge_action() AS action
    )
    SELECT count(*) FILTER (WHERE action = 'INSERT'), count(*) FILTER (WHERE action = 'UPDATE')
    INTO v_inserted, v_updated FROM merged;

    UPDATE etl.load SET
        inserted = v_inserted,
        updated = v_updated,
        duplicate = v_duplicate,
        unchanged = (SELECT count(*) FROM etl.stage_consumers WHERE batch_id = p_batch) - v_inserted - v_updated,
        rejected = (SELECT count(*) FROM etl.reject WHERE batch_id = p_batch)
    WHERE batch_id = p_batch;
END
$$;
