-- In the mart: keeps those of table "adopted" that a batch (%1$d) has inserted since it was begun. Others are ours already.
INSERT INTO etl.adopted_consumer
SELECT %1$d, a.* FROM adopted AS a
WHERE EXISTS (
    SELECT FROM mart.consumer_history AS h JOIN etl.load AS l USING (batch_id)
    WHERE h.consumer_id = a.consumer_id AND h.batch_id = %1$d AND h.operation = 'INSERT' AND h.changed_at >= l.started_at)
ON CONFLICT DO NOTHING
