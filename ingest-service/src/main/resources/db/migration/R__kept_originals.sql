-- The batches whose originals stay where they arrived until a report is made. The reporting service publishes again that the
-- report is ready, where one stays for long after it was made.
CREATE OR REPLACE VIEW kept_original AS
SELECT id AS batch_id FROM batch WHERE keep_original AND filed_at IS NULL AND state = 'STAGED';

GRANT USAGE ON SCHEMA ingest TO reporting;
GRANT SELECT ON kept_original TO reporting;
