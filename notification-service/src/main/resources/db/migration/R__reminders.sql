-- Takes reminders on record, and tells whom to send them to and how. Those are left out that are on record already.
DROP FUNCTION IF EXISTS notification.take_reminder(bigint, date, integer);

DROP FUNCTION IF EXISTS notification.take_reminders(bigint[], date[], integer[]);

-- What the newest load that took something of a client's contact amiss refused, in words and by the client; nothing personal.
CREATE OR REPLACE FUNCTION notification.refused_contacts(p_user_ids bigint[])
RETURNS TABLE (user_id bigint, refused text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    WITH refusal AS (
        SELECT r.*, max(r.batch_id) OVER (PARTITION BY r.key) AS newest
        FROM mart.refused_contact AS r
        WHERE r.key = ANY (p_user_ids::text[]) AND (r.rejected OR r.column_name IN ('email', 'phone'))
    )
    SELECT r.key::bigint,
           string_agg(
               CASE WHEN r.rejected THEN
                   format('the contact in line %s of load %s was rejected (%s)', r.line, r.batch_id,
                          concat_ws(': ', r.column_name, r.rule))
               ELSE
                   format('the %s in line %s of load %s could not be read',
                          CASE r.column_name WHEN 'email' THEN 'mail address' ELSE 'phone number' END, r.line, r.batch_id)
               END, '; ' ORDER BY r.line, r.column_name)
    FROM refusal AS r WHERE r.batch_id = r.newest
    GROUP BY r.key;
END
$$;

REVOKE ALL ON FUNCTION notification.refused_contacts(bigint[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION notification.take_reminders(p_loan_ids bigint[], p_due_dates date[], p_lead_days integer[])
RETURNS TABLE (loan_id bigint, due_date date, lead_days integer,
               outcome text, channel text, address text, reason text, time_zone text, refused text)
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
    refusal AS (
        SELECT found.* FROM notification.refused_contacts(ARRAY(SELECT user_id FROM contact WHERE contact.outcome = 'NO_CONTACT')) AS found
    ),
    known AS (
        SELECT asked.loan_id, asked.due_date, asked.lead_days, coalesce(contact.outcome, 'LOAN_UNKNOWN') AS outcome,
               contact.channel, contact.address, contact.reason, contact.time_zone, refusal.refused
        FROM asked
        LEFT JOIN contact ON contact.user_id = asked.user_id
        LEFT JOIN refusal ON refusal.user_id = asked.user_id
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
