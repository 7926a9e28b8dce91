-- A channel whose provider does not work, or refuses this service, is paused for all replicas: one message at a time is
-- tried, when the probe is due.
ALTER TABLE channel
    ADD COLUMN paused_since timestamptz,
    ADD COLUMN pause_reason text,
    ADD COLUMN failures     integer NOT NULL DEFAULT 0,
    ADD COLUMN probe_at     timestamptz,
    ADD COLUMN told_at      timestamptz;

COMMENT ON COLUMN channel.paused_since IS 'Null where the channel works';
COMMENT ON COLUMN channel.failures IS 'Attempts that failed since it was paused; the pauses grow with them';
COMMENT ON COLUMN channel.told_at IS 'When people were told of this pause; null where it is too short';

INSERT INTO alert_kind (kind) VALUES ('CHANNEL');
