-- The loads of which the end was heard. The etl service publishes the end of a load again that is not among them.
CREATE OR REPLACE VIEW known_end AS SELECT batch_id, finished_at FROM load WHERE finished_at IS NOT NULL;

GRANT USAGE ON SCHEMA reporting TO etl;
GRANT SELECT ON known_end TO etl;
