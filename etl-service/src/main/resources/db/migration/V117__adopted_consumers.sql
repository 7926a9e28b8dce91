-- Consumers that SMART360 had before the mart did, as they were when a batch that brought them to the mart was delivered:
-- an undo of the batch leaves them there.
CREATE TABLE adopted_consumer (
    batch_id       bigint NOT NULL REFERENCES load,
    consumer_id    text   NOT NULL,
    first_name     text,
    last_name      text,
    address_line_1 text,
    address_line_2 text,
    city           text,
    state          text,
    zip_code       text,
    phone_number   text,
    email_address  text,
    PRIMARY KEY (batch_id, consumer_id)
);
