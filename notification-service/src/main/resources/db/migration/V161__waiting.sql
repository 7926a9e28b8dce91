-- How long a delivery waits for a fault that passes, and what it was called at its provider by attempts that a person has
-- taken back.
ALTER TABLE delivery
    ADD COLUMN speaks_until timestamptz,
    ADD COLUMN wait_until   timestamptz,
    ADD COLUMN earlier_ids  text[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN delivery.speaks_until IS 'When what it speaks of is past; null where that is not known';
COMMENT ON COLUMN delivery.wait_until IS 'When a delivery that could not be sent until then fails';
COMMENT ON COLUMN delivery.earlier_ids IS 'The provider''s names of attempts that failed before a person had it sent again';

UPDATE delivery SET wait_until = now() + interval '72 hours' WHERE state IN ('PENDING', 'SENDING', 'UNKNOWN');
