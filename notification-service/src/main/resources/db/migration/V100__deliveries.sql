-- The ledger of messages. What may be sent only once is told by the unique key, which is made of what is said about
-- what to whom, and not of the event that caused it.
CREATE TABLE delivery (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    template     text        NOT NULL,
    subject      text        NOT NULL,
    recipient    text        NOT NULL,
    channel      text        NOT NULL CHECK (channel IN ('EMAIL', 'SMS')),
    state        text        NOT NULL DEFAULT 'PENDING'
        CHECK (state IN ('PENDING', 'SENDING', 'ACCEPTED', 'DELIVERED', 'FAILED', 'UNKNOWN', 'SUPPRESSED')),
    alert_kind   text,
    batch_ids    bigint[]    NOT NULL DEFAULT '{}',
    payload      jsonb       NOT NULL,
    attempts     integer     NOT NULL DEFAULT 0,
    -- When the delivery is due for its next step: sending while PENDING, asking the provider while UNKNOWN or ACCEPTED.
    due_at       timestamptz DEFAULT now(),
    sending_by   text,
    sending_at   timestamptz,
    fingerprint  text,
    provider_id  text,
    last_error   text,
    resolved_by  text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (template, subject, recipient, channel)
);

COMMENT ON COLUMN delivery.payload IS 'What the template needs: ids and counts, nothing personal';
COMMENT ON COLUMN delivery.fingerprint IS 'SHA-256 of the text last sent, by which it is found again at the provider';

CREATE INDEX delivery_due ON delivery (state, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX delivery_sending ON delivery (sending_at) WHERE state = 'SENDING';
CREATE INDEX delivery_provider_id ON delivery (provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX delivery_oldest_pending ON delivery (created_at) WHERE state = 'PENDING';
