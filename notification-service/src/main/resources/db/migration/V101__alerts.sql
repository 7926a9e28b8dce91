-- One row per kind: whoever locks it gathers the open alerts of that kind, so that replicas never make two digests of them.
CREATE TABLE alert_kind (
    kind text PRIMARY KEY
);

INSERT INTO alert_kind (kind)
VALUES ('FILE_LOCKED'), ('BAD_VALUES'), ('UNEXPECTED');

CREATE TABLE digest (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text        NOT NULL REFERENCES alert_kind,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE alert (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      text        NOT NULL REFERENCES alert_kind,
    subject   text        NOT NULL,
    batch_id  bigint,
    finding   jsonb       NOT NULL,
    raised_at timestamptz NOT NULL DEFAULT now(),
    digest_id bigint REFERENCES digest,
    UNIQUE (kind, subject)
);

COMMENT ON COLUMN alert.subject IS 'What the alert is about; a second alert of its kind about the same is no alert';

CREATE INDEX alert_open ON alert (kind, raised_at) WHERE digest_id IS NULL;
CREATE INDEX alert_digest ON alert (digest_id) WHERE digest_id IS NOT NULL;
