-- A message may go back from SENDING to PENDING, when the provider asks to wait; once delivered it stays so.
INSERT INTO message (delivery_id, template, channel, alert_kind, state, at)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (delivery_id) DO UPDATE
SET state = excluded.state,
    at = excluded.at
WHERE excluded.at >= message.at AND message.state <> 'DELIVERED'
