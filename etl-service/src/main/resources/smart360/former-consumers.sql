-- In the mart: the consumers of table "taken_back" as they were, in the order of table "delivery". Those that a batch
-- (%1$d) had inserted here may have been there before.
COPY (
    SELECT f.consumer_id, f.first_name, f.last_name, f.address_line_1, f.address_line_2, f.city, f.state, f.zip_code,
           f.phone_number, f.email_address
    FROM taken_back AS t CROSS JOIN LATERAL jsonb_populate_record(NULL::mart.consumer, t.former) AS f
    WHERE t.former IS NOT NULL
    UNION ALL
    SELECT consumer_id, first_name, last_name, address_line_1, address_line_2, city, state, zip_code, phone_number,
           email_address
    FROM etl.adopted_consumer WHERE batch_id = %1$d
) TO STDOUT (FORMAT binary)
