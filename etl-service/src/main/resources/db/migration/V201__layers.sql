-- What loads say of a row lies in layers, in the order of their batches (R__layers.sql).

-- The keys that a load found unchanged, as sorted 64-bit hashes, some thousands to a row: eight bytes a key.
CREATE TABLE confirmed (
    batch_id bigint   NOT NULL,
    lowest   bigint   NOT NULL,
    highest  bigint   NOT NULL,
    hashes   bigint[] NOT NULL
);

ALTER TABLE confirmed ALTER COLUMN hashes SET STORAGE EXTERNAL; -- hashes cannot be compressed
CREATE INDEX confirmed_batch ON confirmed (batch_id);

-- The row as it is without a load and all later ones, where the history does not show it: null if there is no row then.
CREATE TABLE row_below (
    key      text        NOT NULL,
    batch_id bigint      NOT NULL,
    below    jsonb,
    laid_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (key, batch_id)
);

CREATE INDEX row_below_batch ON row_below (batch_id);

-- Rows that stayed at an undo because a later load has confirmed them.
ALTER TABLE undo ADD COLUMN kept bigint NOT NULL DEFAULT 0;
