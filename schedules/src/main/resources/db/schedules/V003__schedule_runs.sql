-- What became of each run. One is RUNNING until it ends; should its replica die, until the next begins.
CREATE TABLE schedule_run (
    run_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    schedule   text        NOT NULL,
    due_at     timestamptz NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at   timestamptz,
    outcome    text        NOT NULL CHECK (outcome IN ('RUNNING', 'DONE', 'FAILED', 'SKIPPED')),
    replica    text        NOT NULL,
    asked_by   text,
    detail     text,
    CHECK ((outcome = 'RUNNING') = (ended_at IS NULL))
);

CREATE INDEX schedule_run_newest ON schedule_run (schedule, run_id DESC);
CREATE INDEX schedule_run_started_at ON schedule_run USING brin (started_at);

-- Who paused a schedule and who resumed it. A run that was due in between is skipped, also when its turn comes later.
CREATE TABLE schedule_pause (
    schedule   text        NOT NULL,
    paused_at  timestamptz NOT NULL DEFAULT now(),
    paused_by  text        NOT NULL,
    resumed_at timestamptz,
    resumed_by text,
    PRIMARY KEY (schedule, paused_at),
    CHECK ((resumed_at IS NULL) = (resumed_by IS NULL))
);

CREATE UNIQUE INDEX schedule_paused ON schedule_pause (schedule) WHERE resumed_at IS NULL;
