-- Addresses to which nothing is sent.
CREATE TABLE opt_out (
    address    text PRIMARY KEY,
    reason     text        NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
