package io.penstock.ingest.batch;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** What an operator asks of the intake: how many batches ended how, how many rows, how fast. */
@ApplicationScoped
class BatchMetrics {
    private final MeterRegistry registry;

    BatchMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void staged(Batch batch, long nanoseconds) {
        if (batch.state == BatchState.STAGED) {
            ended(batch);
            registry.counter("penstock.ingest.rows", "feed", String.valueOf(batch.feed))
                    .increment((double) batch.rows);
            registry.timer("penstock.ingest.staging").record(nanoseconds, TimeUnit.NANOSECONDS);
        }
    }

    void ended(Batch batch) {
        registry.counter("penstock.ingest.batches", "state", batch.state.name()).increment();
    }
}
