package io.penstock.etl.stage;

import io.agroal.api.AgroalDataSource;
import io.penstock.messaging.Failures;
import io.penstock.messaging.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Hands out again the chunks that have not been done for long. Their messages may be lost: Kafka kept them for a shorter time
 * than the service was away, or a dead letter was never put back. A chunk that comes twice is found done.
 */
@ApplicationScoped
class HandOutLostChunks {

    private static final Logger LOG = Logger.getLogger(HandOutLostChunks.class);
    private static final int MAX_CHUNKS = 1_000;

    /** A chunk that is locked is in hand. */
    private static final String TAKE = """
            WITH lost AS (
                SELECT c.batch_id, c.chunk FROM etl.chunk AS c JOIN etl.load AS l USING (batch_id)
                WHERE NOT c.done AND l.state IN ('PLANNED', 'CHUNKING')
                  AND c.handed_out_at < now() - ? * interval '1 millisecond'
                ORDER BY c.batch_id, c.chunk LIMIT ?
                FOR UPDATE OF c SKIP LOCKED)
            UPDATE etl.chunk AS c SET handed_out_at = now() FROM lost
            WHERE c.batch_id = lost.batch_id AND c.chunk = lost.chunk
            RETURNING c.batch_id, c.chunk""";

    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final LostChunkSettings settings;

    HandOutLostChunks(AgroalDataSource dataSource, Outbox outbox, LostChunkSettings settings) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.settings = settings;
    }

    @Scheduled(every = "{penstock.etl.lost-chunks.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void handOut() {
        try {
            int chunks = QuarkusTransaction.requiringNew().call(this::handOutSome);
            if (chunks > 0) {
                LOG.warnf("chunks handed out again chunks=%d notDoneFor=%s", chunks, settings.after());
            }
        } catch (RuntimeException e) {
            LOG.logf(Failures.level(e), "lost chunks not looked for failure=%s", Failures.describe(e));
        }
    }

    private int handOutSome() {
        List<ChunkPlanned> lost = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                var take = connection.prepareStatement(TAKE)) {
            take.setLong(1, settings.after().toMillis());
            take.setInt(2, MAX_CHUNKS);
            try (var row = take.executeQuery()) {
                while (row.next()) {
                    lost.add(new ChunkPlanned(row.getLong("batch_id"), row.getInt("chunk")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("lost chunks cannot be looked for", e);
        }
        lost.forEach(chunk -> outbox.publish(chunk.key(), chunk));
        return lost.size();
    }
}
