-- Only of accounts that are numbers leading zeros do not count; the statistics are of what accounts are compared by.
DROP STATISTICS mart.consumer_account, mart.cohort_account_number;

CREATE STATISTICS mart.consumer_account
    ON (CASE WHEN account_number LIKE '0%' AND account_number !~ '[^0-9]' THEN ltrim(account_number, '0') ELSE account_number END)
    FROM mart.consumer;
CREATE STATISTICS mart.cohort_account_number
    ON (CASE WHEN account_number LIKE '0%' AND account_number !~ '[^0-9]' THEN ltrim(account_number, '0') ELSE account_number END)
    FROM mart.cohort_account;
