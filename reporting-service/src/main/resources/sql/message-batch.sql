INSERT INTO message_batch (batch_id, delivery_id)
VALUES (?, ?)
ON CONFLICT DO NOTHING
