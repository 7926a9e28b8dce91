SELECT batch_id, since, detail FROM reminder_hold ORDER BY batch_id DESC
