package io.penstock.reporting.pipeline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;

/** How many of the batches that arrived in the last 24 hours are where, and how old those are that have not ended. */
@ApplicationScoped
class BatchGauges {

    private final Pipeline pipeline;
    private volatile Map<State, Long> counts = Map.of();
    private volatile Map<State, Double> ages = Map.of();

    BatchGauges(Pipeline pipeline, Watchers watchers, MeterRegistry registry) {
        this.pipeline = pipeline;
        for (State state : State.values()) {
            Gauge.builder("penstock.batches", () -> counts.getOrDefault(state, 0L))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Batches that arrived in the last 24 hours")
                    .register(registry);
        }
        for (State state : Pipeline.UNDER_WAY) {
            Gauge.builder("penstock.batches.oldest", () -> ages.getOrDefault(state, 0.0))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .baseUnit("seconds")
                    .description("Age of the oldest batch that has not ended")
                    .register(registry);
        }
        Gauge.builder("penstock.pipeline.watchers", watchers::count)
                .description("Open event streams of this replica")
                .register(registry);
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void count() {
        counts = pipeline.countsOfLastDay();
        ages = pipeline.agesOfOldest();
    }
}
