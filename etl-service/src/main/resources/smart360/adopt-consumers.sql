-- In the mart: keeps those of table "adopted" that a batch has inserted, in its last run if it was run again, with the
-- transaction of SMART360 that is about to be committed. Others are ours already.
INSERT INTO etl.adopted_consumer (
    batch_id, consumer_id, first_name, last_name, address_line_1, address_line_2, city, state, zip_code, phone_number,
    email_address, transaction)
SELECT l.batch_id, a.consumer_id, a.first_name, a.last_name, a.address_line_1, a.address_line_2, a.city, a.state, a.zip_code,
       a.phone_number, a.email_address, ?
FROM adopted AS a JOIN etl.load AS l ON l.batch_id = ?
WHERE EXISTS (
    SELECT FROM mart.consumer_history AS h
    WHERE h.consumer_id = a.consumer_id AND h.batch_id = l.batch_id AND h.operation = 'INSERT'
    AND (l.replayed_at IS NULL OR h.changed_at >= l.replayed_at))
ON CONFLICT DO NOTHING
