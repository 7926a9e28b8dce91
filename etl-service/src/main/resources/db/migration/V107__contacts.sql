-- Cleaned contacts of a batch, before the merge; see stage_consumers.
CREATE TABLE stage_contacts (
    batch_id          bigint NOT NULL,
    line              bigint NOT NULL,
    user_id           bigint NOT NULL,
    email             text,
    phone             text,
    preferred_channel text,
    language          text,
    time_zone         text
) PARTITION BY LIST (batch_id);

-- How a client can be reached. May be there before the client is.
CREATE TABLE mart.contact (
    user_id           bigint PRIMARY KEY,
    email             text,
    phone             text, -- E.164
    preferred_channel text CHECK (preferred_channel IN ('EMAIL', 'SMS')),
    language          text, -- IETF BCP 47
    time_zone         text, -- IANA name
    created_batch     bigint,
    changed_batch     bigint
);

CREATE TABLE mart.contact_history (
    id         bigint      GENERATED ALWAYS AS IDENTITY,
    user_id    bigint      NOT NULL,
    operation  text        NOT NULL,
    former     jsonb,
    batch_id   bigint,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE INDEX contact_history_contact ON mart.contact_history USING hash (user_id);
