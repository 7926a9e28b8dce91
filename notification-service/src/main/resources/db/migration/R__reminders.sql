-- Takes reminders on record, and tells whom to send them to and how. Those are left out that are on record already.
DROP FUNCTION IF EXISTS notification.take_reminder(bigint, date, integer);

CREATE OR REPLACE FUNCTION notification.take_reminders(p_loan_ids bigint[], p_due_dates date[], p_lead_days integer[])
RETURNS TABLE (loan_id bigint, due_date date, lead_days integer,
               outcome text, channel text, address text, reason text, time_zone text)
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    WITH asked AS (
        SELECT DISTINCT a.loan_id, a.due_date, a.lead_days, loan.user_id
        FROM unnest(p_loan_ids, p_due_dates, p_lead_days) AS a (loan_id, due_date, lead_days)
        LEFT JOIN mart.reported_loan AS loan ON loan.loan_id = a.loan_id
    ),
    contact AS (
        SELECT found.*
        FROM notification.contact_channels(ARRAY(SELECT DISTINCT user_id FROM asked WHERE user_id IS NOT NULL)) AS found
    ),
    known AS (
        SELECT asked.loan_id, asked.due_date, asked.lead_days, coalesce(contact.outcome, 'LOAN_UNKNOWN') AS outcome,
               contact.channel, contact.address, contact.reason, contact.time_zone
        FROM asked LEFT JOIN contact ON contact.user_id = asked.user_id
    ),
    taken AS (
        INSERT INTO notification.reminder AS taken (loan_id, due_date, lead_days, outcome)
        SELECT known.loan_id, known.due_date, known.lead_days, known.outcome FROM known
        -- In one order everywhere, so that two who take the same ones wait for each other and do not deadlock.
        ORDER BY known.loan_id, known.due_date, known.lead_days
        ON CONFLICT DO NOTHING
        RETURNING taken.loan_id, taken.due_date, taken.lead_days
    )
    SELECT known.* FROM taken JOIN known USING (loan_id, due_date, lead_days);
END
$$;

REVOKE ALL ON FUNCTION notification.take_reminders(bigint[], date[], integer[]) FROM PUBLIC;

-- What messages to the clients of loans say, as it is at this moment. Due dates are dates of the lender.
DROP FUNCTION IF EXISTS notification.owed(bigint);

CREATE OR REPLACE FUNCTION notification.owed(p_loan_ids bigint[])
RETURNS TABLE (loan_id bigint, status text, due_date date, outstanding numeric, language text, time_zone text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    SELECT loan.loan_id, loan.status, loan.due_at::date, loan.due_amount - loan.amount_paid, contact.language, contact.time_zone
    FROM mart.reported_loan AS loan
    LEFT JOIN mart.contact_details AS contact ON contact.user_id = loan.user_id
    WHERE loan.loan_id = ANY (p_loan_ids);
END
$$;

REVOKE ALL ON FUNCTION notification.owed(bigint[]) FROM PUBLIC;
