package io.penstock.etl.load;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Shows what waits: chunks for a worker, loads for SMART360. Every replica shows the same. */
@ApplicationScoped
class LoadGauges {

    private static final Logger LOG = Logger.getLogger(LoadGauges.class);

    private static final String WAITING = """
            SELECT coalesce(sum(chunks - chunks_done) FILTER (WHERE state = 'CHUNKING'), 0) AS chunks,
                   count(*) FILTER (WHERE state = 'DELIVERING') AS loads,
                   coalesce(min(batch_id) FILTER (WHERE state = 'DELIVERING'), 0) AS oldest
            FROM etl.load WHERE state IN ('CHUNKING', 'DELIVERING')""";

    private final AgroalDataSource dataSource;
    private volatile long chunks;
    private volatile long loads;
    private volatile Head head = new Head(0, Instant.EPOCH);

    /** The load that is delivered first, 0 for none, and since when it is. */
    private record Head(long batchId, Instant since) {}

    LoadGauges(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry metrics) {
        Gauge.builder("penstock.chunks.waiting", this, gauges -> (double) gauges.chunks)
                .description("Chunks that are not staged yet")
                .register(metrics);
        Gauge.builder("penstock.smart360.waiting.loads", this, gauges -> (double) gauges.loads)
                .description("Loads that are to be delivered to SMART360")
                .register(metrics);
        Gauge.builder("penstock.smart360.waiting", this, LoadGauges::waiting)
                .baseUnit("seconds")
                .description("How long the same load has been the next to be delivered to SMART360")
                .register(metrics);
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try (Connection connection = dataSource.getConnection();
                var query = connection.prepareStatement(WAITING);
                ResultSet row = query.executeQuery()) {
            row.next();
            chunks = row.getLong("chunks");
            loads = row.getLong("loads");
            long oldest = row.getLong("oldest");
            if (oldest != head.batchId()) {
                head = new Head(oldest, Instant.now());
            }
        } catch (SQLException e) {
            LOG.warnf("waiting loads not counted sqlState=%s", e.getSQLState());
        }
    }

    private double waiting() {
        Head now = head;
        return now.batchId() == 0
                ? 0
                : Duration.between(now.since(), Instant.now()).toMillis() / 1000.0;
    }
}
