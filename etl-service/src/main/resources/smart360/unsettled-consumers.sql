-- In the mart: the ids of the consumers of some buckets (%1$s) that SMART360 may have otherwise for now.
COPY (
    SELECT c.consumer_id
    FROM mart.consumer AS c
    WHERE ('x' || left(md5(c.consumer_id), 3))::bit(12)::int = ANY ('{%1$s}'::int[])
    AND (EXISTS (SELECT FROM etl.load AS l WHERE l.batch_id = c.changed_batch AND l.state = 'DELIVERING')
         OR EXISTS (SELECT FROM etl.absent AS a WHERE a.dataset = 'consumers' AND a.key = c.consumer_id))
) TO STDOUT (FORMAT binary)
