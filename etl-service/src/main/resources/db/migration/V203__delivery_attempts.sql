-- A delivery that is about to be committed at the target: what it wrote, and the target's transaction, by which it can be
-- asked afterwards whether it was. Committed before the target is, and removed with the entry of what came of it.
CREATE TABLE delivery_attempt (
    batch_id    bigint PRIMARY KEY,
    transaction text   NOT NULL,
    rows        bigint NOT NULL,
    inserted    bigint NOT NULL,
    updated     bigint NOT NULL,
    unchanged   bigint NOT NULL,
    rejected    bigint NOT NULL
);

-- Adopted consumers are kept in a transaction of their own while another holds the load.
ALTER TABLE adopted_consumer
    DROP CONSTRAINT adopted_consumer_batch_id_fkey,
    ADD COLUMN transaction text;
