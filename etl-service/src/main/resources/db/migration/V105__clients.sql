-- Cleaned clients of a batch, before the merge; see stage_consumers.
CREATE TABLE stage_clients (
    batch_id      bigint NOT NULL,
    line          bigint NOT NULL,
    user_id       bigint NOT NULL,
    created_at    timestamp,
    status        text,
    batch         bigint,
    credit_limit  numeric,
    interest_rate numeric,
    denied_reason text,
    denied_at     timestamp
) PARTITION BY LIST (batch_id);

-- The clients of the lender. Times are local times of the lender's zone, as the source gives them.
-- batch is the lender's own (a wave of clients); created_batch and changed_batch are ours: the batches that inserted the
-- row and last changed it, null if only persons did.
CREATE TABLE mart.client (
    user_id       bigint    PRIMARY KEY,
    created_at    timestamp NOT NULL,
    status        text      NOT NULL CHECK (status IN ('approved', 'denied')),
    batch         bigint    NOT NULL,
    credit_limit  numeric   NOT NULL CHECK (credit_limit >= 0),
    interest_rate numeric   NOT NULL CHECK (interest_rate >= 0), -- per year, in percent
    denied_reason text,
    denied_at     timestamp,
    created_batch bigint,
    changed_batch bigint
);

-- What the files said last of clients that a person has altered, and which batch said so: nothing yet, if the person
-- inserted the client. Gone when a file agrees with the person.
CREATE TABLE mart.altered_client (
    user_id bigint PRIMARY KEY,
    said    jsonb  NOT NULL,
    said_by bigint
);

-- Every change of a client, in the order of id: what was done (INSERT, UPDATE, DELETE), the row as it was before (none for an insert), by which batch, by whom, when.
CREATE TABLE mart.client_history (
    id         bigint      GENERATED ALWAYS AS IDENTITY,
    user_id    bigint      NOT NULL,
    operation  text        NOT NULL,
    former     jsonb,
    batch_id   bigint,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE INDEX client_history_client ON mart.client_history USING hash (user_id);
