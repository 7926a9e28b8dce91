-- A load goes through its steps in order, and within one its chunks only become more.
INSERT INTO load (batch_id, dataset, state, rank, chunks, chunks_done, read, rejected, started_at, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (batch_id) DO UPDATE
SET dataset = excluded.dataset,
    state = excluded.state,
    rank = excluded.rank,
    chunks = excluded.chunks,
    chunks_done = excluded.chunks_done,
    read = excluded.read,
    rejected = excluded.rejected,
    started_at = least(load.started_at, excluded.started_at),
    at = excluded.at
WHERE (excluded.rank, excluded.chunks_done, excluded.at) >= (load.rank, load.chunks_done, load.at)
