-- What persons sent to mend rejects of a load. The same bytes are taken once, until the load is run again or undone.
CREATE TABLE correction (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id       bigint      NOT NULL REFERENCES load,
    sent_by        text        NOT NULL,
    sent_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    rows           bigint      NOT NULL,
    mended         bigint      NOT NULL,
    still_rejected bigint      NOT NULL,
    sha256         text        NOT NULL,
    superseded     boolean     NOT NULL DEFAULT false
);

CREATE UNIQUE INDEX correction_content ON correction (batch_id, sha256) WHERE NOT superseded;

-- Records of a load as they were sent last, in place of those in its chunks; with the key of those that the target is
-- still to be brought.
CREATE TABLE corrected_record (
    batch_id    bigint  NOT NULL REFERENCES load,
    line        bigint  NOT NULL,
    record      text    NOT NULL,
    key         text,
    undelivered boolean NOT NULL DEFAULT false,
    PRIMARY KEY (batch_id, line)
);
