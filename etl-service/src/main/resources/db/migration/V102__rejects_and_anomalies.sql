-- A record that was not loaded: where it stood, which rule it broke, and the record itself, so that it can be mended.
-- Chunk and record are null while a record was only refused by the merge or by SMART360; line is null if it is not known any more.
CREATE TABLE reject (
    batch_id    bigint NOT NULL,
    chunk       integer,
    line        bigint,
    column_name text,
    rule        text   NOT NULL,
    reason      text   NOT NULL,
    record      text
);

CREATE INDEX reject_line ON reject (batch_id, line);

-- A record that was loaded but looks wrong.
CREATE TABLE anomaly (
    batch_id    bigint NOT NULL,
    chunk       integer,
    line        bigint NOT NULL,
    column_name text,
    rule        text   NOT NULL,
    reason      text   NOT NULL
);

CREATE INDEX anomaly_line ON anomaly (batch_id, line);

-- What was asked of the target after delivery, and what it answered.
CREATE TABLE validation (
    batch_id   bigint  NOT NULL REFERENCES load,
    check_name text    NOT NULL,
    target     text    NOT NULL,
    passed     boolean NOT NULL,
    expected   text    NOT NULL,
    actual     text    NOT NULL,
    PRIMARY KEY (batch_id, target, check_name)
);

-- Rows that the target refused and does not have: the mart has as many more.
CREATE TABLE absent (
    dataset text   NOT NULL,
    key     text   NOT NULL,
    batch_id bigint NOT NULL,
    PRIMARY KEY (dataset, key)
);
