-- In the mart: where table "adopted" of SMART360 arrives.
CREATE TEMPORARY TABLE adopted (
    consumer_id    text,
    first_name     text,
    last_name      text,
    address_line_1 text,
    address_line_2 text,
    city           text,
    state          text,
    zip_code       text,
    phone_number   text,
    email_address  text
) ON COMMIT DROP
