-- What other services may read of lending. Dropped first: a view cannot lose or move columns otherwise.
DROP VIEW IF EXISTS
    mart.reported_client, mart.reported_loan, mart.contact_details, mart.refused_contact, mart.recent_change;

CREATE VIEW mart.reported_client AS
SELECT user_id, created_at, status, batch, credit_limit, interest_rate, denied_reason, denied_at FROM mart.client;

CREATE VIEW mart.reported_loan AS
SELECT loan_id, user_id, created_at, due_at, paid_at, status, loan_amount, tax, due_amount, amount_paid FROM mart.loan;

-- Personal data: for the service that sends messages, and no other.
CREATE VIEW mart.contact_details AS
SELECT user_id, email, phone, preferred_channel, language, time_zone FROM mart.contact;

-- Contacts that loads rejected, and values of contacts that they could not read; where they stand, not what stood there.
-- The key is the client's id, as text.
CREATE VIEW mart.refused_contact AS
SELECT f.key, f.batch_id, f.line, f.column_name, f.rule, f.rejected
FROM etl.load AS l
JOIN (
    SELECT batch_id, line, key, column_name, rule, true AS rejected FROM etl.reject
    UNION ALL
    SELECT batch_id, line, key, column_name, rule, false FROM etl.anomaly WHERE record IS NOT NULL
) AS f USING (batch_id)
WHERE l.dataset = 'contacts' AND NOT l.dry_run AND l.undone_at IS NULL AND f.key IS NOT NULL;

-- What a cache of a reader must ask: another answer than last time means that the mart has changed. Caches live an hour at most.
CREATE VIEW mart.recent_change AS
SELECT dataset, count(*) AS statements, max(id) AS last FROM mart.change
WHERE changed_at > now() - interval '1 day' GROUP BY dataset;

GRANT USAGE ON SCHEMA mart TO reporting, notification;
GRANT SELECT ON mart.reported_client, mart.reported_loan, mart.recent_change TO reporting;
GRANT SELECT ON mart.reported_loan, mart.contact_details, mart.refused_contact TO notification;
