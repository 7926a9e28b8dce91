-- What other services may read of cohorts. Dropped first: a view cannot lose or move columns otherwise.
DROP VIEW IF EXISTS mart.cohort_row, mart.cohort_candidate, mart.cohort_reject, mart.account_details;

-- Personal data: the accounts of a list with whoever has them. Read by batch_id, in the order of line. Of several
-- consumers with one account that one is taken whose account is spelt as in the list, then the one with the smallest
-- consumer_id. An account that no consumer has may be a client's of the lender: then phone and e-mail are the client's
-- contact, and the lender knows no more. A consumer's row never holds a client's contact: two sources in one row would
-- be neither's. open_loans and open_amount (what is left to pay) are null where the account is not a client's.
CREATE VIEW mart.cohort_row AS
SELECT a.batch_id, a.line, a.account_number, a.columns, a.consumer_id IS NOT NULL OR a.user_id IS NOT NULL AS found,
       a.consumer_id, a.name, a.address_line_1, a.address_line_2, a.city, a.state, a.zip_code,
       CASE WHEN a.consumer_id IS NULL THEN t.phone ELSE a.phone_number END AS phone_number,
       CASE WHEN a.consumer_id IS NULL THEN t.email ELSE a.email_address END AS email_address,
       a.tariff_plan, a.payment_status,
       CASE WHEN a.user_id IS NOT NULL THEN l.open_loans END AS open_loans,
       CASE WHEN a.user_id IS NOT NULL THEN l.open_amount END AS open_amount
FROM (
    SELECT DISTINCT ON (o.batch_id, o.line)
           o.batch_id, o.line, o.account_number, o.columns, c.consumer_id, c.name, c.address_line_1, c.address_line_2,
           c.city, c.state, c.zip_code, c.phone_number, c.email_address, c.tariff_plan, c.payment_status, u.user_id
    FROM mart.cohort_account AS o
    LEFT JOIN mart.consumer AS c ON mart.account_key(c.account_number) = mart.account_key(o.account_number)
    LEFT JOIN mart.client AS u ON u.user_id = mart.account_as_id(o.account_number)
    ORDER BY o.batch_id, o.line, c.account_number IS DISTINCT FROM o.account_number, c.consumer_id COLLATE "C"
) AS a
LEFT JOIN mart.contact AS t ON t.user_id = a.user_id
LEFT JOIN LATERAL (
    SELECT count(*) AS open_loans, coalesce(sum(due_amount - amount_paid), 0) AS open_amount
    FROM mart.loan WHERE user_id = a.user_id AND status = 'ongoing'
) AS l ON true;

-- Personal data: every account, once, with whoever has it, for cohorts by query. Means the same as cohort_row, save that
-- of several consumers with one account always the one with the smallest consumer_id is taken: what a query chooses by
-- is what the workbook shows.
CREATE VIEW mart.account_details AS
SELECT a.account_number, a.consumer_id, a.client_id, a.name, a.address_line_1, a.address_line_2, a.city, a.state,
       a.zip_code, a.phone_number, a.email_address, a.tariff_plan, a.payment_status,
       CASE WHEN a.client_id IS NOT NULL THEN l.open_loans END AS open_loans,
       CASE WHEN a.client_id IS NOT NULL THEN l.open_amount END AS open_amount
FROM (
    SELECT c.account_number, c.consumer_id, u.user_id AS client_id, c.name, c.address_line_1, c.address_line_2, c.city,
           c.state, c.zip_code, c.phone_number, c.email_address, c.tariff_plan, c.payment_status
    FROM mart.consumer AS c
    LEFT JOIN mart.client AS u ON u.user_id = mart.account_as_id(c.account_number)
    -- Not DISTINCT ON, through which no condition on a consumer would reach the table.
    WHERE c.account_number IS NOT NULL AND NOT EXISTS (
        SELECT FROM mart.consumer AS o
        WHERE mart.account_key(o.account_number) = mart.account_key(c.account_number)
          AND o.consumer_id COLLATE "C" < c.consumer_id COLLATE "C")
    UNION ALL
    SELECT u.user_id::text, NULL, u.user_id, NULL, NULL, NULL, NULL, NULL, NULL, t.phone, t.email, NULL, NULL
    FROM mart.client AS u
    LEFT JOIN mart.contact AS t ON t.user_id = u.user_id
    WHERE NOT EXISTS (
        SELECT FROM mart.consumer AS c
        WHERE mart.account_key(c.account_number) = mart.account_key(u.user_id::text))
) AS a
LEFT JOIN LATERAL (
    SELECT count(*) AS open_loans, coalesce(sum(due_amount - amount_paid), 0) AS open_amount
    FROM mart.loan WHERE user_id = a.client_id AND status = 'ongoing'
) AS l ON true;

-- Personal data: the rejected rows of a list, each with the reason in words and the record as it came. Read by batch_id.
-- The rejects of other datasets are not there.
CREATE VIEW mart.cohort_reject AS
SELECT r.batch_id, r.line,
       concat_ws(': ',
           CASE r.column_name WHEN 'account_number' THEN 'Account number' WHEN 'columns' THEN 'Other columns'
               ELSE r.column_name END,
           r.reason) AS reason,
       r.record
FROM etl.reject AS r
JOIN etl.load AS l ON l.batch_id = r.batch_id
WHERE l.dataset = 'accounts';

GRANT USAGE ON SCHEMA mart TO reporting;
GRANT SELECT ON mart.cohort_row, mart.cohort_reject TO reporting;
