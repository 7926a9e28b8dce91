-- ABC Utility's side, as far as Penstock sees it: the table that consumers are extracted from, and a role that may only read it.
CREATE TABLE public.consumer_data (
    consumer_id         text PRIMARY KEY,
    name                text,
    address             text,
    contact_number      text,
    email               text,
    account_number      text,
    meter_number        text,
    tariff_plan         text,
    consumption_history text,
    payment_status      text
);

CREATE ROLE utility_penstock LOGIN;
REVOKE ALL ON DATABASE utility FROM PUBLIC;
GRANT CONNECT ON DATABASE utility TO utility_penstock;
GRANT USAGE ON SCHEMA public TO utility_penstock;
GRANT SELECT ON public.consumer_data TO utility_penstock;
