-- In the mart: the consumers of table "taken_back" as they were, in the order of table "delivery".
COPY (
    SELECT f.consumer_id, f.first_name, f.last_name, f.address_line_1, f.address_line_2, f.city, f.state, f.zip_code,
           f.phone_number, f.email_address
    FROM taken_back AS t CROSS JOIN LATERAL jsonb_populate_record(NULL::mart.consumer, t.former) AS f
    WHERE t.former IS NOT NULL
) TO STDOUT (FORMAT binary)
