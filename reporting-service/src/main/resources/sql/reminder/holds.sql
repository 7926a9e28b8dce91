SELECT batch_id, since, cause, detail FROM reminder_holds(?) ORDER BY batch_id DESC
