-- Messages of the outbox that Kafka will never take, such as one larger than its topic allows. They are kept apart with the
-- reason, so that those behind them go.
CREATE TABLE unsent_message (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic       text        NOT NULL,
    key         text,
    headers     jsonb       NOT NULL,
    payload     bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    reason      text        NOT NULL,
    isolated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
