-- A run for a day looks at every loan that an older one that is held would have looked at, save those that are overdue by
-- then. It takes over since when and by what reminders were held. A run for a day to come supersedes none: the loans that
-- are due before would be left out.
WITH superseded AS (
    UPDATE reminder_run AS held
    SET state = 'SUPERSEDED', finished_at = clock_timestamp(),
        detail = held.detail || '; superseded by run ' || run.run_id || ' of ' || run.as_of
    FROM reminder_run AS run, (SELECT ?::date AS day, ?::date AS today) AS given
    WHERE run.run_id = ? AND held.state = 'HELD' AND held.run_id <> run.run_id
      AND held.as_of <= given.day AND given.day <= given.today
    RETURNING held.held_from, held.held_by
)
UPDATE reminder_run AS run
SET held_from = least(run.held_from, (SELECT min(superseded.held_from) FROM superseded)),
    held_by = coalesce(run.held_by, (SELECT max(superseded.held_by) FROM superseded))
WHERE run.run_id = ?
RETURNING run.held_from, run.held_by
