-- Cleaned consumers of a batch, before the merge. Each load has an unlogged partition of its own: chunks can be run
-- again, so a crash of the server may empty it (the merge notices), and writing it costs no WAL.
CREATE TABLE stage_consumers (
    batch_id            bigint NOT NULL,
    line                bigint NOT NULL,
    consumer_id         text   NOT NULL,
    name                text,
    first_name          text,
    last_name           text,
    address_line_1      text,
    address_line_2      text,
    city                text,
    state               text,
    zip_code            text,
    phone_number        text,
    email_address       text,
    account_number      text,
    meter_number        text,
    tariff_plan         text,
    consumption_history text,
    payment_status      text
) PARTITION BY LIST (batch_id);

-- The consumers as they are known. changed_batch is the batch that last changed the row, or null if a person did.
CREATE TABLE mart.consumer (
    consumer_id         text PRIMARY KEY,
    name                text,
    first_name          text,
    last_name           text,
    address_line_1      text,
    address_line_2      text,
    city                text,
    state               text,
    zip_code            text,
    phone_number        text,
    email_address       text,
    account_number      text,
    meter_number        text,
    tariff_plan         text,
    consumption_history text,
    payment_status      text,
    created_batch       bigint,
    changed_batch       bigint
);

-- New and changed rows lie together, so that the rows of a recent batch are found without an entry per row.
CREATE INDEX consumer_changed_batch ON mart.consumer USING brin (changed_batch) WITH (pages_per_range = 16, autosummarize = on);
