-- Cleaned account numbers of a list, before the merge; see stage_consumers.
CREATE TABLE stage_accounts (
    batch_id       bigint NOT NULL,
    line           bigint NOT NULL,
    account_number text   NOT NULL,
    columns        json   NOT NULL
) PARTITION BY LIST (batch_id);

-- The account numbers of a cohort: one list per batch, each number once. columns holds what else the file has, as pairs
-- of header and value in the order of the file: [["Segment", "A"], ["Balance", 120.50]].
CREATE TABLE mart.cohort_account (
    batch_id       bigint NOT NULL,
    line           bigint NOT NULL,
    account_number text   NOT NULL,
    columns        jsonb  NOT NULL,
    PRIMARY KEY (batch_id, line)
);

-- Cohorts are joined by the number without its leading zeros. An index for that would be written by every load of
-- consumers and read by few lists, which scan the consumers once in less time; the planner only has to know that the
-- numbers differ from each other.
CREATE STATISTICS mart.consumer_account ON (ltrim(account_number, '0')) FROM mart.consumer;
CREATE STATISTICS mart.cohort_account_number ON (ltrim(account_number, '0')) FROM mart.cohort_account;
