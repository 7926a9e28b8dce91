-- Reports that were made, with their files. A report made anew replaces the one before; that stays, because it may
-- still be on its way to somebody.
CREATE TABLE report (
    report_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('WEEKLY_SUMMARY')),
    period_start date        NOT NULL,
    period_end   date        NOT NULL, -- the day after the last one
    forced       boolean     NOT NULL,
    content      jsonb       NOT NULL,
    made_at      timestamptz NOT NULL,
    made_by      text        NOT NULL,
    replaced_at  timestamptz,
    CHECK (period_start < period_end)
);

-- One current report of a kind and period.
CREATE UNIQUE INDEX report_current ON report (kind, period_start, period_end) WHERE replaced_at IS NULL;

CREATE TABLE report_file (
    report_id    bigint  NOT NULL REFERENCES report,
    name         text    NOT NULL,
    content_type text    NOT NULL,
    content_id   text, -- by which the text of a mail refers to it
    inline       boolean NOT NULL,
    content      bytea   NOT NULL,
    PRIMARY KEY (report_id, name),
    CHECK (NOT inline OR content_id IS NOT NULL)
);
