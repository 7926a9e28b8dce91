-- The way of each batch, as the events tell it. Each stage has a table of its own, written by its own events only, so
-- that events of different topics may arrive in any order.

-- A batch that some event spoke of.
CREATE TABLE batch (
    batch_id    bigint      PRIMARY KEY,
    feed        text,
    name        text        NOT NULL,
    received_at timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL
);

CREATE INDEX batch_received_at ON batch (received_at DESC);

CREATE TABLE intake (
    batch_id     bigint      PRIMARY KEY,
    state        text        NOT NULL,
    rank         smallint    NOT NULL,
    rows         bigint      NOT NULL,
    chunks       integer     NOT NULL,
    duplicate_of bigint,
    staged_at    timestamptz,
    at           timestamptz NOT NULL
);

-- The last thing that went wrong with a batch's intake, or with a file that did not become a batch.
CREATE TABLE intake_failure (
    subject     text        PRIMARY KEY, -- the batch's id, else kind and name of the file
    batch_id    bigint,
    feed        text,
    name        text        NOT NULL,
    kind        text        NOT NULL,
    reason      text        NOT NULL,
    line        bigint,
    quarantined boolean     NOT NULL,
    at          timestamptz NOT NULL
);

CREATE INDEX intake_failure_without_batch ON intake_failure (at DESC) WHERE batch_id IS NULL;

CREATE TABLE load (
    batch_id           bigint      PRIMARY KEY,
    dataset            text,
    state              text        NOT NULL,
    rank               smallint    NOT NULL,
    chunks             integer     NOT NULL DEFAULT 0,
    chunks_done        integer     NOT NULL DEFAULT 0,
    read               bigint      NOT NULL DEFAULT 0,
    inserted           bigint      NOT NULL DEFAULT 0,
    updated            bigint      NOT NULL DEFAULT 0,
    unchanged          bigint      NOT NULL DEFAULT 0,
    duplicate          bigint      NOT NULL DEFAULT 0,
    rejected           bigint      NOT NULL DEFAULT 0,
    anomalies          bigint      NOT NULL DEFAULT 0,
    smart360_inserted  bigint,
    smart360_updated   bigint,
    smart360_unchanged bigint,
    smart360_rejected  bigint,
    started_at         timestamptz NOT NULL,
    finished_at        timestamptz,
    detail             text,
    at                 timestamptz NOT NULL
);

CREATE TABLE validation (
    batch_id bigint      PRIMARY KEY,
    kind     text        NOT NULL,
    balanced boolean     NOT NULL,
    rules    jsonb       NOT NULL,
    checks   jsonb       NOT NULL,
    detail   text,
    at       timestamptz NOT NULL
);

CREATE TABLE message (
    delivery_id bigint      PRIMARY KEY,
    template    text        NOT NULL,
    channel     text        NOT NULL,
    alert_kind  text,
    state       text        NOT NULL,
    at          timestamptz NOT NULL
);

-- A message may speak of many batches, and a batch may be spoken of before it is known here.
CREATE TABLE message_batch (
    batch_id    bigint NOT NULL,
    delivery_id bigint NOT NULL REFERENCES message,
    PRIMARY KEY (batch_id, delivery_id)
);
