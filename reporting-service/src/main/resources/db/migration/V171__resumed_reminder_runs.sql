-- A run that was held goes on for another day than the one it was asked for.
ALTER TABLE reminder_run ADD COLUMN chosen_for date;
-- The first day for which it, or a run that it superseded, was held; and the batch that held it.
ALTER TABLE reminder_run ADD COLUMN held_from date;
ALTER TABLE reminder_run ADD COLUMN held_by bigint;
ALTER TABLE reminder_run ADD COLUMN missed bigint NOT NULL DEFAULT 0;

UPDATE reminder_run SET chosen_for = as_of WHERE state = 'DONE';
UPDATE reminder_run SET held_from = as_of WHERE state = 'HELD';

-- Loans that fell due while a run was held, and whose clients no run reminded on their day.
CREATE TABLE reminder_missed (
    run_id   bigint NOT NULL REFERENCES reminder_run,
    loan_id  bigint NOT NULL,
    user_id  bigint NOT NULL,
    due_date date   NOT NULL,
    PRIMARY KEY (run_id, loan_id)
);
