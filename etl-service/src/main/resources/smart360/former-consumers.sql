-- In the mart: the consumers of table "taken_back" that stay, as they will be, and of those that go the ones that SMART360
-- had before a batch (%1$d) brought them, as they were there; in the order of table "delivery".
COPY (
    SELECT f.consumer_id, f.first_name, f.last_name, f.address_line_1, f.address_line_2, f.city, f.state, f.zip_code,
           f.phone_number, f.email_address
    FROM taken_back AS t CROSS JOIN LATERAL jsonb_populate_record(NULL::mart.consumer, t.after) AS f
    WHERE t.after - '{created_batch,changed_batch}'::text[] <> t.now - '{created_batch,changed_batch}'::text[]
    UNION ALL
    SELECT a.consumer_id, a.first_name, a.last_name, a.address_line_1, a.address_line_2, a.city, a.state, a.zip_code,
           a.phone_number, a.email_address
    FROM etl.adopted_consumer AS a JOIN taken_back AS t ON t.key = a.consumer_id AND t.after IS NULL
    WHERE a.batch_id = %1$d
) TO STDOUT (FORMAT binary)
