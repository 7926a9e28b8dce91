-- Which consumers a database feed has brought, and which of them its last full extract did not find any more:
-- first_batch brought the key, vanished_batch missed it (null: it is there). returned_batch found it again, and
-- returned_from is the mark it took off, so that this can be undone.
CREATE TABLE mart.consumer_source (
    feed           text   NOT NULL,
    consumer_id    text   NOT NULL,
    first_batch    bigint NOT NULL,
    vanished_batch bigint,
    returned_batch bigint,
    returned_from  bigint,
    PRIMARY KEY (feed, consumer_id)
);

-- Those that are gone are few.
CREATE INDEX consumer_source_vanished ON mart.consumer_source (vanished_batch) WHERE vanished_batch IS NOT NULL;
