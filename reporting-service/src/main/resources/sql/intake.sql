-- A staged batch is never receiving again.
INSERT INTO intake (batch_id, state, rank, rows, chunks, duplicate_of, staged_at, extract, dry_run, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (batch_id) DO UPDATE
SET state = excluded.state,
    rank = excluded.rank,
    rows = excluded.rows,
    chunks = excluded.chunks,
    duplicate_of = excluded.duplicate_of,
    staged_at = excluded.staged_at,
    extract = excluded.extract,
    dry_run = excluded.dry_run,
    at = excluded.at
WHERE (excluded.rank, excluded.at) >= (intake.rank, intake.at)
