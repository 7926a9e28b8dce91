SELECT due.*, published_by IS NULL AS is_new FROM due_reminders(?, ?) AS due
