-- One batch is one intake: a file from a watched folder or an upload.
CREATE TABLE batch (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source            text        NOT NULL CHECK (source IN ('FOLDER', 'UPLOAD')),
    -- null when no feed takes the file
    feed              text,
    name              text        NOT NULL,
    -- below the inbox or the spool folder
    path              text        NOT NULL,
    size              bigint      NOT NULL,
    modified_at       timestamptz NOT NULL,
    declared_encoding text,
    idempotency_key   text UNIQUE,
    sha256            text,
    state             text        NOT NULL CHECK (state IN ('RECEIVING', 'STAGED', 'DUPLICATE', 'QUARANTINED', 'FAILED')),
    attempts          int         NOT NULL DEFAULT 0,
    header            text[]      NOT NULL DEFAULT '{}',
    rows              bigint      NOT NULL DEFAULT 0,
    chunks            int         NOT NULL DEFAULT 0,
    duplicate_of      bigint REFERENCES batch,
    received_at       timestamptz NOT NULL,
    detail            text,
    failed_line       bigint,
    -- when the original was moved to the archive or the quarantine
    filed_at          timestamptz
);

-- Decides between two replicas that stage the same content at the same time.
CREATE UNIQUE INDEX batch_staged_once ON batch (feed, sha256) WHERE state = 'STAGED';

-- What is still to be done, looked at in every poll; nearly always empty.
CREATE INDEX batch_unfiled ON batch (source, path) WHERE filed_at IS NULL;

CREATE INDEX batch_feed_id ON batch (feed, id DESC);
CREATE INDEX batch_state_id ON batch (state, id DESC);
