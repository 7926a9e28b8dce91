INSERT INTO report_file (report_id, name, content_type, content_id, inline, content)
VALUES (?, ?, ?, ?, ?, ?)
