-- A load goes through its steps in order, and within one its chunks only become more. It may be held and go on within one
-- step, which arrive in their order; the clocks of the replicas that tell it may differ.
INSERT INTO load (batch_id, dataset, state, rank, chunks, chunks_done, read, rejected, started_at, dry_run, was_held, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (batch_id) DO UPDATE
SET dataset = excluded.dataset,
    state = excluded.state,
    rank = excluded.rank,
    chunks = excluded.chunks,
    chunks_done = excluded.chunks_done,
    read = excluded.read,
    rejected = excluded.rejected,
    started_at = least(load.started_at, excluded.started_at),
    dry_run = excluded.dry_run,
    was_held = load.was_held OR excluded.was_held,
    at = excluded.at
WHERE (excluded.rank, excluded.chunks_done) >= (load.rank, load.chunks_done)
