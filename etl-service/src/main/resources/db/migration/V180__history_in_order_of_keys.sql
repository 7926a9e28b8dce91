-- Histories are written in the order of their keys, as the rows are that they belong to: a B-tree grows at its end then,
-- and takes less than half the time of a hash index, which each entry meets elsewhere.
DROP INDEX mart.consumer_history_consumer, mart.client_history_client, mart.loan_history_loan, mart.contact_history_contact;
CREATE INDEX consumer_history_consumer ON mart.consumer_history (consumer_id);
CREATE INDEX client_history_client ON mart.client_history (user_id);
CREATE INDEX loan_history_loan ON mart.loan_history (loan_id);
CREATE INDEX contact_history_contact ON mart.contact_history (user_id);
