-- What decides whether the loans of a file can be used, besides how its load ended.
ALTER TABLE intake ADD COLUMN extract text;
ALTER TABLE intake ADD COLUMN dry_run boolean NOT NULL DEFAULT false;

-- Whether the load waited for a person; it stays so when the load goes on.
ALTER TABLE load ADD COLUMN was_held boolean NOT NULL DEFAULT false;

CREATE INDEX load_of_loans ON load (batch_id) WHERE dataset = 'loans';
