-- Each run of the daily reminders: for which business date, how it ended, what came of it.
CREATE TABLE reminder_run (
    run_id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    as_of             date        NOT NULL,
    lead_days         integer[]   NOT NULL,
    state             text        NOT NULL CHECK (state IN ('HELD', 'SUPERSEDED', 'DONE')),
    detail            text,
    started_by        text        NOT NULL,
    started_at        timestamptz NOT NULL DEFAULT now(),
    finished_at       timestamptz,
    selected          bigint      NOT NULL DEFAULT 0,
    published         bigint      NOT NULL DEFAULT 0,
    already_published bigint      NOT NULL DEFAULT 0,
    unreachable       bigint      NOT NULL DEFAULT 0,
    opted_out         bigint      NOT NULL DEFAULT 0
);

CREATE INDEX reminder_run_held ON reminder_run (as_of) WHERE state = 'HELD';

-- What was published, each once: loan, due date and lead name a reminder. Channel and outcome are what was foreseen then.
CREATE TABLE reminder (
    loan_id   bigint  NOT NULL,
    due_date  date    NOT NULL,
    lead_days integer NOT NULL,
    run_id    bigint  NOT NULL REFERENCES reminder_run,
    user_id   bigint  NOT NULL,
    channel   text,
    outcome   text    NOT NULL CHECK (outcome IN ('REACHABLE', 'NO_CONTACT', 'OPTED_OUT')),
    PRIMARY KEY (loan_id, due_date, lead_days)
);

CREATE INDEX reminder_not_reached ON reminder (run_id) WHERE outcome <> 'REACHABLE';

-- Loans loads that failed and do not hold reminders any more because a person said so; neither do those before.
CREATE TABLE reminder_release (
    batch_id    bigint      PRIMARY KEY,
    released_by text        NOT NULL,
    released_at timestamptz NOT NULL DEFAULT now()
);
