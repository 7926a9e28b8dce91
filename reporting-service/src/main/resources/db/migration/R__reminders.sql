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

-- Loans that were due from one day up to, not including, another, and whose clients no run reminded with the shortest lead.
CREATE OR REPLACE FUNCTION missed_reminders(p_from date, p_to date, p_leads integer[])
RETURNS TABLE (loan_id bigint, user_id bigint, due_date date)
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan
AS $$
BEGIN
    RETURN QUERY
    SELECT loan.loan_id, loan.user_id, loan.due_at::date
    FROM mart.reported_loan AS loan
    WHERE loan.status = 'ongoing'
      AND loan.due_at >= p_from
      AND loan.due_at < p_to
      AND NOT EXISTS (
          SELECT FROM reminder AS known
          WHERE known.loan_id = loan.loan_id
            AND known.due_date = loan.due_at::date
            AND known.lead_days = (SELECT min(lead) FROM unnest(p_leads) AS lead));
END
$$;

-- Batches of loans that cannot be used yet, or not at all, and are newer than the last one that can: as long as there is
-- one, nobody is reminded. Loans can be used when their load is complete, has records and did not reject too many of them;
-- an incremental extract may be empty. A batch that a person has released, or that is loaded after it was held or set
-- aside, holds reminders until its load ends.
DROP VIEW IF EXISTS reminder_hold;

CREATE OR REPLACE FUNCTION reminder_holds(p_max_rejected_share double precision)
RETURNS TABLE (batch_id bigint, since timestamptz, cause text, detail text)
LANGUAGE sql STABLE
AS $$
    WITH loans_feed AS (
        SELECT 'loans' AS feed
        UNION
        SELECT batch.feed FROM load JOIN batch USING (batch_id) WHERE load.dataset = 'loans'
    ), usable AS (
        SELECT coalesce(max(load.batch_id), 0) AS batch_id
        FROM load
        LEFT JOIN intake USING (batch_id)
        WHERE load.dataset = 'loans'
          AND load.state = 'COMPLETE'
          AND NOT load.dry_run
          AND (load.read > 0 OR intake.extract = 'INCREMENTAL')
          AND load.rejected <= p_max_rejected_share * load.read
    ), newer AS (
        SELECT
            batch.batch_id,
            coalesce(load.finished_at, load.at, failure.at) AS since,
            CASE
                WHEN load.state = 'FAILED' THEN 'FAILED'
                WHEN load.state = 'COMPLETE' AND load.read = 0 THEN 'EMPTY'
                WHEN load.state = 'COMPLETE' THEN 'MOSTLY_REJECTED'
                WHEN load.state = 'HELD' THEN 'HELD'
                WHEN load.was_held THEN 'LOADING'
                WHEN failure.subject IS NULL OR intake.state = 'DUPLICATE' THEN NULL
                WHEN load.state IS NOT NULL OR intake.state = 'STAGED' THEN 'LOADING'
                WHEN failure.quarantined THEN 'QUARANTINED'
                ELSE 'NOT_TAKEN_IN'
            END AS cause,
            CASE
                WHEN load.state = 'FAILED' THEN load.detail
                WHEN load.state = 'COMPLETE' AND load.read > 0
                    THEN load.rejected || ' of ' || load.read || ' records'
                WHEN load.state IS NULL THEN failure.reason
            END AS detail
        FROM batch
        LEFT JOIN load USING (batch_id)
        LEFT JOIN intake USING (batch_id)
        LEFT JOIN intake_failure AS failure ON failure.subject = batch.batch_id::text AND failure.kind <> 'FILE_LOCKED'
        WHERE batch.batch_id > (SELECT usable.batch_id FROM usable)
          AND (load.dataset = 'loans' OR load.dataset IS NULL AND batch.feed IN (SELECT loans_feed.feed FROM loans_feed))
          AND NOT coalesce(load.dry_run, false)
          AND NOT coalesce(intake.dry_run, false)
    )
    SELECT newer.batch_id, newer.since, newer.cause, newer.detail
    FROM newer
    WHERE newer.cause IS NOT NULL
      AND NOT EXISTS (SELECT FROM reminder_release AS release WHERE release.batch_id >= newer.batch_id)
$$;
