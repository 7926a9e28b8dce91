-- Comparisons of all consumers with all that SMART360 has: rows that it lacks, that it has otherwise, that it alone has.
CREATE TABLE reconciliation (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    mended      boolean     NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    rows        bigint      NOT NULL,
    smart360    bigint      NOT NULL,
    missing     bigint      NOT NULL,
    differing   bigint      NOT NULL,
    unknown     bigint      NOT NULL,
    delivered   bigint      NOT NULL,
    refused     bigint      NOT NULL
);
