-- What this service has yet to tell, written in the transaction of the data it is about.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text        NOT NULL,
    key        text,
    headers    jsonb       NOT NULL,
    payload    bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- What this service has already heard: an event that is here was processed, in the same transaction.
CREATE TABLE inbox (
    topic       text        NOT NULL,
    event_id    text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, event_id)
);

CREATE INDEX inbox_received_at ON inbox USING brin (received_at);
