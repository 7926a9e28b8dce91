-- A load that would empty a column of most of its rows is held until a person releases or discards it.
ALTER TABLE load
    DROP CONSTRAINT load_state_check,
    ADD CONSTRAINT load_state_check
        CHECK (state IN ('PLANNED', 'CHUNKING', 'HELD', 'MERGING', 'DELIVERING', 'COMPLETE', 'FAILED')),
    ADD COLUMN released_at timestamptz,
    ADD COLUMN released_by text;
