-- When a person had the load run again from its chunks, and when what it had changed was taken back, and who. A load that
-- is run again after it was undone has effect again.
ALTER TABLE load
    ADD COLUMN replayed_at timestamptz,
    ADD COLUMN replayed_by text,
    ADD COLUMN undone_at   timestamptz,
    ADD COLUMN undone_by   text;

-- Every time a load was undone: nobody else wrote the dataset's table between began_at and undone_at.
CREATE TABLE undo (
    batch_id  bigint      NOT NULL REFERENCES load,
    dataset   text        NOT NULL,
    undone_by text        NOT NULL,
    began_at  timestamptz NOT NULL,
    undone_at timestamptz NOT NULL,
    deleted   bigint      NOT NULL,
    restored  bigint      NOT NULL,
    PRIMARY KEY (batch_id, undone_at)
);
