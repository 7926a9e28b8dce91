-- Takes a reminder on record, and tells whom to send it to and how. No row: it is on record already.
CREATE OR REPLACE FUNCTION notification.take_reminder(p_loan_id bigint, p_due_date date, p_lead_days integer)
RETURNS TABLE (outcome text, channel text, address text, reason text, time_zone text)
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    WITH contact AS (
        SELECT found.outcome, found.channel, found.address, found.reason, found.time_zone
        FROM mart.reported_loan AS loan
        CROSS JOIN LATERAL notification.contact_channels(ARRAY[loan.user_id]) AS found
        WHERE loan.loan_id = p_loan_id
    ),
    taken AS (
        INSERT INTO notification.reminder AS taken (loan_id, due_date, lead_days, outcome)
        VALUES (p_loan_id, p_due_date, p_lead_days, coalesce((SELECT contact.outcome FROM contact), 'LOAN_UNKNOWN'))
        ON CONFLICT DO NOTHING
        RETURNING taken.outcome
    )
    SELECT taken.outcome, contact.channel, contact.address, contact.reason, contact.time_zone
    FROM taken LEFT JOIN contact ON true;
END
$$;

REVOKE ALL ON FUNCTION notification.take_reminder(bigint, date, integer) FROM PUBLIC;

-- What a message to the client of a loan says, as it is at this moment. Due dates are dates of the lender.
CREATE OR REPLACE FUNCTION notification.owed(p_loan_id bigint)
RETURNS TABLE (status text, due_date date, outstanding numeric, language text, time_zone text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    SELECT loan.status, loan.due_at::date, loan.due_amount - loan.amount_paid, contact.language, contact.time_zone
    FROM mart.reported_loan AS loan
    LEFT JOIN mart.contact_details AS contact ON contact.user_id = loan.user_id
    WHERE loan.loan_id = p_loan_id;
END
$$;

REVOKE ALL ON FUNCTION notification.owed(bigint) FROM PUBLIC;
