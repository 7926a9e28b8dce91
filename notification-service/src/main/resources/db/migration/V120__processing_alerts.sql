INSERT INTO alert_kind (kind) VALUES ('PROCESSING');
