-- What people accepted as it is: who, when and why, and which rejects and unread values. Findings that were corrected or run
-- again since are gone, and their acceptance stays on record.
CREATE TABLE acceptance (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id    bigint      NOT NULL REFERENCES load,
    accepted_by text        NOT NULL,
    accepted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    reason      text        NOT NULL,
    rules       text[],     -- null: whatever the rule
    lines       bigint[],   -- null: whatever the line
    rejects     bigint      NOT NULL,
    unread      bigint      NOT NULL
);

CREATE INDEX acceptance_load ON acceptance (batch_id);

ALTER TABLE reject ADD COLUMN acceptance bigint;

ALTER TABLE anomaly ADD COLUMN acceptance bigint;

-- How many rejects and unread values of a load are accepted.
ALTER TABLE load
    ADD COLUMN accepted_rejects bigint NOT NULL DEFAULT 0,
    ADD COLUMN accepted_unread  bigint NOT NULL DEFAULT 0;
