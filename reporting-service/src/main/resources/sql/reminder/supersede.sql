-- A run looks at every loan that an older one that is held would have looked at, save those that are overdue by now.
UPDATE reminder_run AS held
SET state = 'SUPERSEDED', finished_at = clock_timestamp(),
    detail = held.detail || '; superseded by run ' || run.run_id || ' of ' || run.as_of
FROM reminder_run AS run
WHERE run.run_id = ? AND held.state = 'HELD' AND held.run_id <> run.run_id AND held.as_of <= run.as_of
