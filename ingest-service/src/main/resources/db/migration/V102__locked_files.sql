-- Files that were reported as locked, so that each is reported once however often it is tried again.
CREATE TABLE locked_file (
    path        text        NOT NULL,
    modified_at timestamptz NOT NULL,
    -- READ or REMOVE
    wanted      text        NOT NULL,
    reported_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (path, modified_at, wanted)
);
