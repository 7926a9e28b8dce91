package io.penstock.etl.chunk;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.FinishLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.penstock.etl.plan.Bound;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.MappingPlans;
import io.penstock.etl.plan.RecordMapper;
import io.penstock.etl.stage.ChunkPlanned;
import io.penstock.etl.stage.ChunkRecords;
import io.penstock.etl.stage.StagedBatches;
import io.penstock.messaging.Failpoint;
import io.penstock.messaging.trace.CurrentStep;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Stages the rows of a chunk and marks it done, in one transaction: killed at any point, it is simply done again. A
 * worker that was stopped meanwhile, and resumes, finds its transaction gone or the chunk done.
 */
@ApplicationScoped
class WorkChunk {

    private static final Logger LOG = Logger.getLogger(WorkChunk.class);
    private static final int TIMEOUT_S = 3_600;

    /** How often a load tells how far it is while its chunks are worked on; more would only cost those who listen. */
    private static final int STEPS_TOLD = 20;

    private final AgroalDataSource dataSource;
    private final MappingPlans plans;
    private final StagedBatches batches;
    private final ChunkRegistry chunks;
    private final Loads loads;
    private final FinishLoad finishLoad;

    WorkChunk(
            AgroalDataSource dataSource,
            MappingPlans plans,
            StagedBatches batches,
            ChunkRegistry chunks,
            Loads loads,
            FinishLoad finishLoad) {
        this.dataSource = dataSource;
        this.plans = plans;
        this.batches = batches;
        this.chunks = chunks;
        this.loads = loads;
        this.finishLoad = finishLoad;
    }

    /** Returns whether this was the last chunk of its load, which can be merged now. */
    boolean work(ChunkPlanned planned) {
        CurrentStep.note("chunk", planned.chunk());
        boolean last = QuarkusTransaction.requiringNew().timeout(TIMEOUT_S).call(() -> stage(planned));
        Failpoint.reach("etl.chunk.committed");
        return last;
    }

    /** Fails the load of a chunk that cannot be worked on. */
    void abandon(ChunkPlanned planned) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (isOpen(planned)) {
                giveUp(planned);
            }
        });
    }

    private boolean isOpen(ChunkPlanned planned) {
        try (Connection connection = dataSource.getConnection()) {
            return chunks.lockUnlessDone(connection, planned);
        } catch (SQLException e) {
            throw new IllegalStateException("chunk not given up batchId=" + planned.batchId(), e);
        }
    }

    private boolean stage(ChunkPlanned planned) {
        try (Connection connection = dataSource.getConnection()) {
            if (!chunks.lockUnlessDone(connection, planned)) {
                return false;
            }
            Load load = Load.findById(planned.batchId());
            MappingPlan plan = plans.forFeed(load.feed)
                    .orElseThrow(() -> new IllegalStateException(
                            "no mapping plan of feed " + load.feed + " can be used batchId=" + planned.batchId()));
            try (ChunkRecords records = batches.chunk(connection, planned.batchId(), planned.chunk())) {
                ChunkBooks books =
                        new StageChunk(planned, load).stage(connection, plan, mapper(connection, load, plan), records);
                Failpoint.reach("etl.chunk.copied");
                chunks.markDone(connection, planned, books);
                return enter(planned.batchId(), books);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("chunk not staged batchId=" + planned.batchId(), e);
        }
    }

    private RecordMapper mapper(Connection connection, Load load, MappingPlan plan) throws SQLException {
        var header = batches.batch(connection, load.batchId).orElseThrow().header();
        return ((Bound) RecordMapper.bind(plan, header)).mapper();
    }

    /** The load is locked last and only for its sums, so that chunks of one load do not wait for each other. */
    private boolean enter(long batchId, ChunkBooks books) {
        Load load = loads.lock(batchId);
        loads.refresh(load);
        load.chunksDone++;
        load.read += books.read();
        load.staged += books.staged();
        load.rejected += books.rejected();
        load.anomalies += books.anomalies();
        load.unread += books.unread();
        load.noteNumbers(books.numbers());
        load.state = load.chunksDone == load.chunks ? LoadState.MERGING : LoadState.CHUNKING;
        if (load.state == LoadState.MERGING || load.chunksDone % Math.max(1, load.chunks / STEPS_TOLD) == 0) {
            loads.tell(load);
        }
        return load.state == LoadState.MERGING;
    }

    private void giveUp(ChunkPlanned planned) {
        Load load = loads.lock(planned.batchId());
        if (load != null && load.finishedAt == null) {
            String reason = "chunk " + planned.chunk() + " cannot be worked on; see the log of the service";
            finishLoad.fail(load, reason, reason);
            LOG.errorf("load given up batchId=%d chunk=%d", planned.batchId(), planned.chunk());
        }
    }
}
