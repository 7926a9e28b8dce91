-- When the message of a chunk was last published: one that has not been done for long may be lost.
ALTER TABLE chunk ADD COLUMN handed_out_at timestamptz NOT NULL DEFAULT now();

CREATE INDEX chunk_open ON chunk (handed_out_at) WHERE NOT done;
