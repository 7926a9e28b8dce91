-- In the mart: how many consumers SMART360 should have now: all but those that it refused, and those that loads besides the
-- one being delivered (?) have inserted and not delivered yet. Of a load that was corrected these are the corrected ones, of
-- one that is run again those that it did not have before. They were changed by a waiting load last, or by a person.
WITH waiting AS (
    SELECT l.batch_id, l.started_at, l.replayed_at IS NOT NULL AS again,
           EXISTS (SELECT FROM etl.corrected_record AS r WHERE r.batch_id = l.batch_id AND r.undelivered) AS corrected
    FROM etl.load AS l WHERE l.dataset = 'consumers' AND l.state IN ('MERGING', 'DELIVERING') AND l.batch_id <> ?
)
SELECT (SELECT count(*) FROM mart.consumer)
    - (SELECT count(*) FROM etl.absent WHERE dataset = 'consumers')
    - (SELECT count(*) FROM mart.consumer AS c JOIN waiting AS w ON w.batch_id = c.created_batch
       WHERE (c.changed_batch >= (SELECT min(batch_id) FROM waiting) OR c.changed_batch IS NULL)
       AND CASE
           WHEN w.corrected THEN EXISTS (
               SELECT FROM etl.corrected_record AS r
               WHERE r.batch_id = w.batch_id AND r.key = c.consumer_id AND r.undelivered AND NOT r.counted)
           WHEN w.again THEN EXISTS (
               SELECT FROM mart.consumer_history AS h
               WHERE h.consumer_id = c.consumer_id AND h.batch_id = w.batch_id AND h.operation = 'INSERT'
               AND h.changed_at >= w.started_at)
           ELSE true
       END)
