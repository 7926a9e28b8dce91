-- How each of these clients can be reached, the address included: for this service alone. One row per id given.
--
-- The preferred channel is taken if there is an address of it, else the other one; mail before text message where nothing
-- is preferred. An address that is not of its form, or that the provider calls undeliverable, is as if it were not there.
-- An address whose owner opted out is not replaced by another of theirs. While text messages are off, a phone number is as
-- if it were not there, too, unless its owner opted out.
CREATE OR REPLACE FUNCTION notification.contact_channels(p_user_ids bigint[])
RETURNS TABLE (user_id bigint, channel text, address text, outcome text, reason text, time_zone text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    SELECT asked.id,
           picked.channel,
           picked.address,
           CASE WHEN picked.address IS NULL THEN 'NO_CONTACT' WHEN picked.kind IS NULL THEN 'REACHABLE' ELSE picked.kind END,
           CASE WHEN picked.address IS NULL AND written.phone IS NOT NULL AND phone.kind IS NULL THEN sms.off_because
                ELSE picked.reason END,
           contact.time_zone
    FROM (SELECT off_because FROM notification.channel WHERE channel.channel = 'SMS') AS sms
    CROSS JOIN unnest(p_user_ids) AS asked (id)
    LEFT JOIN mart.contact_details AS contact ON contact.user_id = asked.id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN length(contact.email) <= 254 AND btrim(contact.email) ~
                    '^[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$'
                    THEN lower(btrim(contact.email)) END,
               CASE WHEN contact.phone ~ '^\+[1-9][0-9]{6,14}$' THEN contact.phone END
        OFFSET 0 -- worked out once, not wherever it is spoken of
    ) AS written (mail, phone)
    LEFT JOIN notification.opt_out AS mail ON mail.address = written.mail
    LEFT JOIN notification.opt_out AS phone ON phone.address = written.phone
    CROSS JOIN LATERAL (
        SELECT written.mail IS NOT NULL AND mail.kind IS DISTINCT FROM 'UNDELIVERABLE',
               written.phone IS NOT NULL AND phone.kind IS DISTINCT FROM 'UNDELIVERABLE'
                   AND (sms.off_because IS NULL OR phone.kind = 'OPTED_OUT')
    ) AS usable (mail, phone)
    CROSS JOIN LATERAL (
        SELECT CASE WHEN usable.phone AND (contact.preferred_channel = 'SMS' OR NOT usable.mail) THEN 'SMS'
                    WHEN usable.mail THEN 'EMAIL' END
    ) AS best (channel)
    CROSS JOIN LATERAL (
        SELECT best.channel,
               CASE best.channel WHEN 'SMS' THEN written.phone WHEN 'EMAIL' THEN written.mail END,
               CASE best.channel WHEN 'SMS' THEN phone.kind WHEN 'EMAIL' THEN mail.kind END,
               CASE best.channel WHEN 'SMS' THEN phone.reason WHEN 'EMAIL' THEN mail.reason END
    ) AS picked (channel, address, kind, reason);
END
$$;

-- The same without anything personal, for whoever wants to know beforehand who will be reached:
-- channel EMAIL, SMS or null; outcome REACHABLE, NO_CONTACT or OPTED_OUT.
CREATE OR REPLACE FUNCTION notification.reachability(p_user_ids bigint[])
RETURNS TABLE (user_id bigint, channel text, outcome text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    SELECT found.user_id, found.channel, found.outcome FROM notification.contact_channels(p_user_ids) AS found;
END
$$;

-- Whoever may look at the ledger's schema could run a function unless told otherwise.
REVOKE ALL ON FUNCTION notification.contact_channels(bigint[]), notification.reachability(bigint[]) FROM PUBLIC;
GRANT USAGE ON SCHEMA notification TO reporting;
GRANT EXECUTE ON FUNCTION notification.reachability(bigint[]) TO reporting;
