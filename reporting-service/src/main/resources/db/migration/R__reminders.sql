-- Loans of which the client is to be reminded on a business date: open, due on that day or later, and no further off than
-- the longest lead. The lead is the shortest that is not passed yet, so that a day without a run is made up by the next.
-- published_by is the run that published the very reminder before, if one did.
--
-- The views belong to other services and may come to be after this: PL/pgSQL looks for them when it runs.
CREATE OR REPLACE FUNCTION due_reminders(p_as_of date, p_leads integer[])
RETURNS TABLE (
    loan_id      bigint,
    user_id      bigint,
    due_date     date,
    days_left    integer,
    lead_days    integer,
    channel      text,
    outcome      text,
    published_by bigint
)
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan
AS $$
BEGIN
    RETURN QUERY
    WITH due AS MATERIALIZED (
        SELECT loan.loan_id, loan.user_id, loan.due_at::date AS due_date, loan.due_at::date - p_as_of AS days_left
        FROM mart.reported_loan AS loan
        WHERE loan.status = 'ongoing'
          AND loan.due_at >= p_as_of
          AND loan.due_at < p_as_of + (SELECT max(lead) + 1 FROM unnest(p_leads) AS lead)
    ), reach AS MATERIALIZED (
        SELECT found.* FROM notification.reachability(ARRAY(SELECT DISTINCT due.user_id FROM due)) AS found
    )
    SELECT due.loan_id, due.user_id, due.due_date, due.days_left, picked.lead_days,
           reach.channel, coalesce(reach.outcome, 'NO_CONTACT'), known.run_id
    FROM due
    CROSS JOIN LATERAL (
        SELECT min(lead) AS lead_days FROM unnest(p_leads) AS lead WHERE lead >= due.days_left
    ) AS picked
    LEFT JOIN reach ON reach.user_id = due.user_id
    LEFT JOIN reminder AS known
        ON known.loan_id = due.loan_id AND known.due_date = due.due_date AND known.lead_days = picked.lead_days
    ORDER BY due.due_date, due.loan_id;
END
$$;

-- Loans loads that failed and after which no better news of the loans came: as long as there is one, no one is reminded.
DROP VIEW IF EXISTS reminder_hold;

CREATE VIEW reminder_hold AS
SELECT failed.batch_id, coalesce(failed.finished_at, failed.at) AS since, failed.detail
FROM load AS failed
WHERE failed.dataset = 'loans'
  AND failed.state = 'FAILED'
  AND NOT failed.dry_run
  AND NOT EXISTS (
      SELECT FROM load AS later
      WHERE later.dataset = 'loans' AND later.state = 'COMPLETE' AND NOT later.dry_run AND later.batch_id > failed.batch_id)
  AND NOT EXISTS (
      SELECT FROM reminder_release AS release WHERE release.batch_id >= failed.batch_id);
