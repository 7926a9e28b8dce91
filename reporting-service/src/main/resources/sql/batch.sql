INSERT INTO batch (batch_id, feed, name, received_at, updated_at)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (batch_id) DO UPDATE
SET feed = coalesce(batch.feed, excluded.feed),
    received_at = least(batch.received_at, excluded.received_at),
    updated_at = greatest(batch.updated_at, excluded.updated_at)
