-- SMART360's side, as far as Penstock sees it: its consumer table, and the role that Penstock writes with.
CREATE TABLE public.consumer_table (
    consumer_id    text PRIMARY KEY,
    first_name     text,
    last_name      text,
    address_line_1 text,
    address_line_2 text,
    city           text,
    state          text,
    zip_code       text,
    phone_number   text,
    email_address  text
);

CREATE ROLE smart360_penstock LOGIN;
GRANT USAGE ON SCHEMA public TO smart360_penstock;
-- DELETE is for undoing a load: without it, everything else works.
GRANT SELECT, INSERT, UPDATE, DELETE ON public.consumer_table TO smart360_penstock;
REVOKE ALL ON DATABASE smart360 FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE smart360 TO smart360_penstock;
