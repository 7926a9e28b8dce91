-- A batch may be a trial, an extract of a database, or a file that stays where it is until it was reported on.
ALTER TABLE batch
    ADD COLUMN dry_run             boolean NOT NULL DEFAULT false,
    ADD COLUMN extract             text CHECK (extract IN ('FULL', 'INCREMENTAL')),
    ADD COLUMN watermark_column    text,
    -- the highest value of that column that the extract saw
    ADD COLUMN watermark           text,
    -- waits for a person to say whether it is loaded
    ADD COLUMN held                boolean NOT NULL DEFAULT false,
    ADD COLUMN keep_original       boolean NOT NULL DEFAULT false,
    ADD COLUMN chunks_forgotten_at timestamptz,
    DROP CONSTRAINT batch_source_check,
    ADD CONSTRAINT batch_source_check CHECK (source IN ('FOLDER', 'UPLOAD', 'DATABASE')),
    ADD CONSTRAINT batch_extract_source CHECK ((source = 'DATABASE') = (extract IS NOT NULL));

-- What was only tried is neither a duplicate nor makes one.
DROP INDEX batch_staged_once;
CREATE UNIQUE INDEX batch_staged_once ON batch (feed, sha256) WHERE state = 'STAGED' AND NOT dry_run;

-- Extracts whose process died, looked for again and again; nearly always empty.
CREATE INDEX batch_extracting ON batch (feed) WHERE source = 'DATABASE' AND state = 'RECEIVING';

-- What a next extract is compared with and begins from.
CREATE INDEX batch_extracted ON batch (feed, id DESC) WHERE source = 'DATABASE' AND state = 'STAGED';
