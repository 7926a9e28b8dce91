-- Kinds of alerts that came after the first ones.
INSERT INTO alert_kind (kind) VALUES ('DUPLICATE') ON CONFLICT DO NOTHING;
