-- At SMART360: how the table's rows of some buckets (%1$s) differ from table "delivery"; those of table "named" are passed by.
SELECT count(*) FILTER (WHERE c.consumer_id IS NULL) AS missing,
       count(*) FILTER (WHERE d.consumer_id IS NOT NULL AND c.consumer_id IS NOT NULL) AS differing,
       count(*) FILTER (WHERE d.consumer_id IS NULL) AS unknown
FROM delivery AS d FULL JOIN (
    SELECT * FROM public.consumer_table AS t
    WHERE coalesce(('x' || left(md5(t.consumer_id), 3))::bit(12)::int, -1) = ANY ('{%1$s}'::int[])
    AND NOT EXISTS (SELECT FROM named AS n WHERE n.consumer_id = t.consumer_id)
) AS c ON c.consumer_id = d.consumer_id
WHERE (c.consumer_id, c.first_name, c.last_name, c.address_line_1, c.address_line_2, c.city, c.state, c.zip_code,
       c.phone_number, c.email_address)
      IS DISTINCT FROM
      (d.consumer_id, d.first_name, d.last_name, d.address_line_1, d.address_line_2, d.city, d.state, d.zip_code,
       d.phone_number, d.email_address)
