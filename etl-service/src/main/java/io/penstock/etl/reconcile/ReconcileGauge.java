package io.penstock.etl.reconcile;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.panache.common.Sort;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/** Shows what the latest comparison has found and nobody has mended. Every replica shows the same. */
@ApplicationScoped
class ReconcileGauge {

    private volatile long differences;

    void onStart(@Observes StartupEvent start, MeterRegistry metrics) {
        Gauge.builder("penstock.smart360.differences", this, gauge -> (double) gauge.differences)
                .description("Consumers that SMART360 lacks, has otherwise or has alone, by the latest comparison")
                .register(metrics);
    }

    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void look() {
        differences = Reconciliation.<Reconciliation>findAll(Sort.descending("id"))
                .firstResultOptional()
                .map(latest -> latest.missing + latest.differing + latest.unknown - latest.delivered)
                .orElse(0L);
    }
}
