-- Takes reminders of loans that are not past due which were last published before a time and which the notification service
-- does not know: their events may be lost. None, where the notification service has not yet made its view in this database.
CREATE OR REPLACE FUNCTION take_unknown_reminders(p_before timestamptz, p_today date, p_limit integer)
RETURNS TABLE (loan_id bigint, due_date date, lead_days integer, run_id bigint, as_of date)
LANGUAGE plpgsql
AS $$
BEGIN
    RETURN QUERY
    WITH unknown AS (
        SELECT r.loan_id, r.due_date, r.lead_days, run.as_of
        FROM reminder AS r JOIN reminder_run AS run USING (run_id)
        WHERE r.due_date >= p_today AND coalesce(r.told_at, run.started_at) < p_before
          AND NOT EXISTS (
              SELECT FROM notification.known_reminder AS k
              WHERE k.loan_id = r.loan_id AND k.due_date = r.due_date AND k.lead_days = r.lead_days)
        ORDER BY r.loan_id LIMIT p_limit)
    UPDATE reminder AS r SET told_at = clock_timestamp() FROM unknown AS u
    WHERE r.loan_id = u.loan_id AND r.due_date = u.due_date AND r.lead_days = u.lead_days
    RETURNING r.loan_id, r.due_date, r.lead_days, r.run_id, u.as_of;
EXCEPTION
    WHEN invalid_schema_name OR undefined_table OR insufficient_privilege THEN
        RETURN;
END
$$;
