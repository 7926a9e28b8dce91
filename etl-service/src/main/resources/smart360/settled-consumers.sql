-- In the mart: the consumers of some buckets (%1$s) that SMART360 should have as they are here, in the order of table
-- "delivery": all but those that a waiting load has changed or that SMART360 has refused.
COPY (
    SELECT c.consumer_id, c.first_name, c.last_name, c.address_line_1, c.address_line_2, c.city, c.state, c.zip_code,
           c.phone_number, c.email_address
    FROM mart.consumer AS c
    WHERE ('x' || left(md5(c.consumer_id), 3))::bit(12)::int = ANY ('{%1$s}'::int[])
    AND NOT EXISTS (SELECT FROM etl.load AS l WHERE l.batch_id = c.changed_batch AND l.state = 'DELIVERING')
    AND NOT EXISTS (SELECT FROM etl.absent AS a WHERE a.dataset = 'consumers' AND a.key = c.consumer_id)
) TO STDOUT (FORMAT binary)
