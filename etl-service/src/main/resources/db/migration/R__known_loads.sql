-- The batches whose load has begun, trials included. The ingest service publishes a batch again of which there is none.
CREATE OR REPLACE VIEW etl.known_load AS SELECT batch_id FROM etl.load;

GRANT SELECT ON etl.known_load TO ingest;
