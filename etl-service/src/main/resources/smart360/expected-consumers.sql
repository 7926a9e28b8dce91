-- In the mart: how many consumers SMART360 should have after a batch, less those that it refused.
SELECT count(*) - (SELECT count(*) FROM etl.absent WHERE dataset = 'consumers')
FROM mart.consumer WHERE coalesce(created_batch, 0) <= ?
