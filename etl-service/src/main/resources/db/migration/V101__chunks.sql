-- A chunk is the unit of parallel work and of restart: done or not, never half.
CREATE TABLE chunk (
    batch_id  bigint  NOT NULL REFERENCES load,
    chunk     integer NOT NULL,
    done      boolean NOT NULL DEFAULT false,
    read      bigint,
    staged    bigint,
    rejected  bigint,
    anomalies bigint,
    PRIMARY KEY (batch_id, chunk)
);
