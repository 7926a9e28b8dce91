-- Both in the mart and at SMART360: how many rows of a table (%1$s) are in each of 4096 buckets, and a sum of their values.
SELECT coalesce(('x' || left(md5(consumer_id), 3))::bit(12)::int, -1) AS bucket, count(*) AS rows,
       bit_xor(('x' || left(md5(ROW (
           consumer_id, first_name, last_name, address_line_1, address_line_2, city, state, zip_code, phone_number,
           email_address)::text), 16))::bit(64)::bigint) AS sum
FROM %1$s GROUP BY 1
