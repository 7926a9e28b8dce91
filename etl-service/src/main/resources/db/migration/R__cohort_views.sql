-- What other services may read of cohorts. Dropped first: a view cannot lose or move columns otherwise.
DROP VIEW IF EXISTS mart.cohort_row, mart.cohort_candidate;

-- Personal data: the accounts of a list with whoever has them. Read by batch_id, in the order of line. Of several
-- consumers with one account that one is taken whose account is spelt as in the list, then the one with the smallest
-- consumer_id. open_loans and open_amount (what is left to pay) are null where the account is not a client's.
CREATE VIEW mart.cohort_row AS
SELECT a.batch_id, a.line, a.account_number, a.columns, a.consumer_id IS NOT NULL AS found, a.consumer_id, a.name,
       a.address_line_1, a.address_line_2, a.city, a.state, a.zip_code, a.phone_number, a.email_address, a.tariff_plan,
       a.payment_status,
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
LEFT JOIN LATERAL (
    SELECT count(*) AS open_loans, coalesce(sum(due_amount - amount_paid), 0) AS open_amount
    FROM mart.loan WHERE user_id = a.user_id AND status = 'ongoing'
) AS l ON true;

-- Which accounts there are to choose from, by what they are chosen: no personal data but the number.
CREATE VIEW mart.cohort_candidate AS
SELECT DISTINCT account_number, tariff_plan, payment_status FROM mart.consumer WHERE account_number IS NOT NULL;

GRANT USAGE ON SCHEMA mart TO reporting;
GRANT SELECT ON mart.cohort_row, mart.cohort_candidate TO reporting;
