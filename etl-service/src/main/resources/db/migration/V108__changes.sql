-- A row per statement that changed a lending table, whoever wrote it. It becomes visible with the change itself, so that
-- count and highest id tell a reader whether what it has cached is still true.
CREATE TABLE mart.change (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dataset    text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
