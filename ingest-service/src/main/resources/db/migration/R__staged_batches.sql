-- What the etl service may read: batches that are whole, and their chunks.
CREATE OR REPLACE VIEW staged_batch AS
SELECT id AS batch_id, feed, name, header, rows, chunks, received_at, extract, dry_run, chunks_forgotten_at,
       sheet_names, sheet_lines
FROM batch
WHERE state = 'STAGED';

CREATE OR REPLACE VIEW staged_chunk AS
SELECT c.batch_id, c.chunk, c.first_line, c.records, c.content
FROM chunk c
JOIN batch b ON b.id = c.batch_id
WHERE b.state = 'STAGED';

GRANT USAGE ON SCHEMA ingest TO etl;
GRANT SELECT ON staged_batch, staged_chunk TO etl;
