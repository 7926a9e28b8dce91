-- Lists of accounts for which a workbook with contact data is made: one per batch of accounts, or per call of a query.
CREATE TABLE cohort (
    cohort_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id     bigint      UNIQUE, -- null of a query
    feed         text,
    name         text        NOT NULL, -- of the file, or of the query
    parameters   jsonb, -- of a query
    asked_by     text        NOT NULL,
    asked_at     timestamptz NOT NULL DEFAULT now(),
    -- What the load said of the list: rows read, and what became of them.
    read         bigint      NOT NULL DEFAULT 0,
    kept         bigint      NOT NULL DEFAULT 0,
    duplicate    bigint      NOT NULL DEFAULT 0,
    rejected     bigint      NOT NULL DEFAULT 0,
    state        text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'MADE', 'FAILED')),
    detail       text,
    attempts     integer     NOT NULL DEFAULT 0,
    retry_at     timestamptz NOT NULL DEFAULT now(),
    -- Reserved, and committed, before a file is written: what is found under it after a crash is this cohort's own.
    file_name    text,
    file_gone_at timestamptz, -- somebody took the file away, and its name was given to another
    found        bigint,
    not_found    bigint,
    sheets       integer,
    bytes        bigint,
    sha256       text,
    encrypted    boolean,
    made_at      timestamptz,
    CHECK ((batch_id IS NULL) = (parameters IS NOT NULL)),
    CHECK (state <> 'MADE'
        OR (file_name, found, not_found, sheets, bytes, sha256, encrypted, made_at) IS NOT NULL)
);

-- A name means one file, also where the file system knows no case.
CREATE UNIQUE INDEX cohort_file ON cohort (lower(file_name)) WHERE file_gone_at IS NULL;
CREATE INDEX cohort_pending ON cohort (cohort_id) WHERE state = 'PENDING';
