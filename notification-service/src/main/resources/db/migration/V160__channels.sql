-- Channels that this installation cannot use, so that it is known beforehand, to whoever foresees who is reached.
CREATE TABLE channel (
    channel     text PRIMARY KEY CHECK (channel IN ('EMAIL', 'SMS')),
    off_because text,
    changed_at  timestamptz NOT NULL DEFAULT now()
);

COMMENT ON COLUMN channel.off_because IS 'Null where the channel can be used; written by each process when it starts';

INSERT INTO channel (channel) VALUES ('EMAIL'), ('SMS');
