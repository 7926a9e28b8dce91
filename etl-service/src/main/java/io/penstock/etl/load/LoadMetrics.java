package io.penstock.etl.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.MappingPlans;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/** Counts what became of loads. What can be counted is there from the start, at nought, so that its first rise is seen. */
@ApplicationScoped
class LoadMetrics {

    private static final List<String> OUTCOMES =
            List.of("inserted", "updated", "unchanged", "duplicate", "rejected", "taken-up");

    private final MeterRegistry metrics;
    private final FindingsByRule findings;

    LoadMetrics(MeterRegistry metrics, FindingsByRule findings) {
        this.metrics = metrics;
        this.findings = findings;
    }

    void onStart(@Observes StartupEvent start, MappingPlans plans) {
        metrics.counter("penstock.books.unbalanced");
        OUTCOMES.forEach(this::rows);
        for (String dataset :
                plans.all().stream().map(MappingPlan::dataset).distinct().toList()) {
            loads(dataset, LoadState.COMPLETE);
            loads(dataset, LoadState.FAILED);
        }
    }

    void unbalanced() {
        metrics.counter("penstock.books.unbalanced").increment();
    }

    void takenUp(long rows) {
        rows("taken-up").increment((double) rows);
    }

    /** Counts a load that has ended, unless it was a trial. */
    void finished(Load load) {
        if (load.dryRun) {
            return;
        }
        String dataset = String.valueOf(load.dataset);
        metrics.timer("penstock.load", "dataset", dataset).record(Duration.between(load.begun(), load.finishedAt));
        loads(dataset, load.state).increment();
        rows("inserted").increment((double) load.inserted);
        rows("updated").increment((double) load.updated);
        rows("unchanged").increment((double) load.unchanged);
        rows("duplicate").increment((double) load.duplicate);
        rows("rejected").increment((double) load.rejected);
        if (load.rejected > 0) {
            findings.rejects(load)
                    .forEach(
                            rejected -> metrics.counter("penstock.rejects", "dataset", dataset, "rule", rejected.rule())
                                    .increment((double) rejected.rows()));
        }
    }

    private Counter rows(String outcome) {
        return metrics.counter("penstock.rows", "outcome", outcome);
    }

    private Counter loads(String dataset, LoadState state) {
        return metrics.counter("penstock.loads", "dataset", dataset, "state", state.name());
    }
}
