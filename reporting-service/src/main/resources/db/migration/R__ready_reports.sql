-- What the service that sends reports may read of them. Dropped first: a view cannot lose or move columns otherwise.
DROP VIEW IF EXISTS ready_report, ready_report_file;

CREATE VIEW ready_report AS
SELECT report_id, kind, period_start, period_end, content FROM report;

CREATE VIEW ready_report_file AS
SELECT report_id, name, content_type, content_id, inline, content FROM report_file;

GRANT USAGE ON SCHEMA reporting TO notification;
GRANT SELECT ON ready_report, ready_report_file TO notification;
