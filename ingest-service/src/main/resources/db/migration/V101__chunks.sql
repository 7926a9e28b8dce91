-- The raw zone: the records of a batch as they came. The content is a zstd frame of RFC 4180 records in UTF-8,
-- each ended by LF, whose first field is the physical line of the record in its file.
CREATE TABLE chunk (
    batch_id   bigint NOT NULL REFERENCES batch ON DELETE CASCADE,
    chunk      int    NOT NULL,
    first_line bigint NOT NULL,
    records    int    NOT NULL,
    content    bytea  NOT NULL,
    PRIMARY KEY (batch_id, chunk)
);

-- It is compressed already.
ALTER TABLE chunk ALTER COLUMN content SET STORAGE EXTERNAL;
