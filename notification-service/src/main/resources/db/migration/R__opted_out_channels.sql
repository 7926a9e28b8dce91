-- Who has opted out of messages, and on which channels. Each place of the arrays is a person: a phone, an e-mail address
-- and the id of a client, null where there is none; a client's own contact counts, too. One row for each person who opted
-- out; place counts from 1. Addresses are compared as those of messages are. Only addresses that the caller has are told
-- about, and those that a provider calls undeliverable are not among the opt-outs.
CREATE OR REPLACE FUNCTION notification.opted_out_channels(p_phones text[], p_emails text[], p_user_ids bigint[])
RETURNS TABLE (place bigint, sms boolean, email boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    SELECT asked.place, bool_or(own.channel = 'SMS'), bool_or(own.channel = 'EMAIL')
    FROM unnest(p_phones, p_emails, p_user_ids) WITH ORDINALITY AS asked (phone, email, user_id, place)
    LEFT JOIN mart.contact_details AS contact ON contact.user_id = asked.user_id
    CROSS JOIN LATERAL (VALUES
        ('SMS', asked.phone), ('EMAIL', lower(btrim(asked.email))),
        ('SMS', contact.phone), ('EMAIL', lower(btrim(contact.email)))) AS own (channel, address)
    JOIN notification.opt_out ON opt_out.address = own.address AND opt_out.kind = 'OPTED_OUT'
    GROUP BY asked.place;
END
$$;

-- Whoever may look at the schema could run a function unless told otherwise.
REVOKE ALL ON FUNCTION notification.opted_out_channels(text[], text[], bigint[]) FROM PUBLIC;
GRANT USAGE ON SCHEMA notification TO reporting;
GRANT EXECUTE ON FUNCTION notification.opted_out_channels(text[], text[], bigint[]) TO reporting;
