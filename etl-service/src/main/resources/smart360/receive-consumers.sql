-- At SMART360: where a delivery arrives. The numbers divide it, should a row be refused.
CREATE TEMPORARY TABLE IF NOT EXISTS delivery (
    consumer_id    text,
    first_name     text,
    last_name      text,
    address_line_1 text,
    address_line_2 text,
    city           text,
    state          text,
    zip_code       text,
    phone_number   text,
    email_address  text,
    number         bigint GENERATED ALWAYS AS IDENTITY
);
TRUNCATE delivery RESTART IDENTITY;
-- What of it SMART360 had already, if it is new to the mart.
CREATE TEMPORARY TABLE IF NOT EXISTS adopted AS SELECT * FROM delivery WITH NO DATA;
TRUNCATE adopted;
