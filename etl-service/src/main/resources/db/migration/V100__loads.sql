-- A load is what is done with a batch; its books say what became of every record.
CREATE TABLE load (
    batch_id        bigint PRIMARY KEY,
    feed            text        NOT NULL,
    name            text        NOT NULL,
    dataset         text,
    state           text        NOT NULL CHECK (state IN ('PLANNED', 'CHUNKING', 'MERGING', 'DELIVERING', 'COMPLETE', 'FAILED')),
    chunks          integer     NOT NULL DEFAULT 0,
    chunks_done     integer     NOT NULL DEFAULT 0,
    read            bigint      NOT NULL DEFAULT 0,
    staged          bigint      NOT NULL DEFAULT 0,
    inserted        bigint      NOT NULL DEFAULT 0,
    updated         bigint      NOT NULL DEFAULT 0,
    unchanged       bigint      NOT NULL DEFAULT 0,
    duplicate       bigint      NOT NULL DEFAULT 0,
    rejected        bigint      NOT NULL DEFAULT 0,
    anomalies       bigint      NOT NULL DEFAULT 0,
    smart360_inserted  bigint,
    smart360_updated   bigint,
    smart360_unchanged bigint,
    smart360_rejected  bigint,
    unknown_columns text[]      NOT NULL DEFAULT '{}',
    missing_columns text[]      NOT NULL DEFAULT '{}',
    detail          text,
    started_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at     timestamptz
);

-- Loads that are not finished are few, and looked for every second.
CREATE INDEX load_unfinished ON load (batch_id) WHERE state NOT IN ('COMPLETE', 'FAILED');
