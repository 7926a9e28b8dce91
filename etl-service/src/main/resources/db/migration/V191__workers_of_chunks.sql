-- Who did a chunk last, and when: shows how replicas share a load.
ALTER TABLE chunk
    ADD COLUMN worker  text,
    ADD COLUMN done_at timestamptz;
