-- Which columns of the dataset a load's file has: null, as for loads planned before this was kept, means all. A column
-- that a file does not have says nothing.
ALTER TABLE load ADD COLUMN columns text[];

-- Rules on two columns of a row of which the file has one at most: the merge decides them, with the value that is kept.
CREATE TABLE kept_check (
    batch_id    bigint NOT NULL,
    column_name text   NOT NULL,
    other       text   NOT NULL,
    operator    text   NOT NULL, -- of a comparison, or 'present' for a presence rule
    values      text[],          -- of other, with which a value must be present
    severity    text   NOT NULL CHECK (severity IN ('REJECT', 'ANOMALY')),
    rule        text   NOT NULL
);

CREATE INDEX kept_check_batch ON kept_check (batch_id);
