-- What the ingest service may read of loads: how far each is, and whether what it brought is in force, so that the same
-- content need not be loaded again. A load that has not ended counts as in force until it is known to have failed.
CREATE OR REPLACE VIEW etl.load_state AS
SELECT batch_id, state, state <> 'FAILED' AND undone_at IS NULL AS in_force
FROM etl.load
WHERE NOT dry_run;

GRANT USAGE ON SCHEMA etl TO ingest;
GRANT SELECT ON etl.load_state TO ingest;
