-- The datasets that there are, as declared: what the statements that merge, correct and undo are made from. The service
-- writes a row when it has made the tables; none is ever removed.
CREATE TABLE dataset (
    dataset     text PRIMARY KEY,
    table_name  text        NOT NULL UNIQUE, -- in the schema mart
    kind        text        NOT NULL CHECK (kind IN ('keyed', 'list')),
    key         text        NOT NULL,
    duplicates  text        NOT NULL CHECK (duplicates IN ('first-stays', 'first-alone', 'last-wins', 'reject-all')),
    refers      jsonb       NOT NULL, -- [{"column", "dataset", "missing"}]
    checks      jsonb       NOT NULL, -- [{"rule", "column", "that", "expected", "rejects"}]
    steps       jsonb       NOT NULL, -- {"before-merge": [{"name", "statement"}], "after-merge": […]}
    declaration text        NOT NULL, -- as it was written
    sha256      text        NOT NULL, -- of the declaration and its steps
    changed_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
