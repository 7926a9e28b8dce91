INSERT INTO reminder_release (batch_id, released_by)
SELECT batch_id, ? FROM reminder_holds(?) WHERE batch_id = ?
ON CONFLICT DO NOTHING
