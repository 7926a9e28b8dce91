-- A trial is counted and checked like any other load, but nothing came of it: it is no news of the data.
ALTER TABLE load ADD COLUMN dry_run boolean NOT NULL DEFAULT false;
