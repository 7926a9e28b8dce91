package io.penstock.reporting.cohort;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.reporting.cohort.Cohort.State;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The metric {@code penstock_cohorts}, by state; a failed one waits for a person. */
@ApplicationScoped
class CohortGauges {

    private final CohortTable cohorts;
    private final Map<State, Long> counts = new ConcurrentHashMap<>();

    CohortGauges(CohortTable cohorts, MeterRegistry registry) {
        this.cohorts = cohorts;
        for (State state : State.values()) {
            Gauge.builder("penstock.cohorts", () -> counts.getOrDefault(state, 0L))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Lists of accounts by what became of their workbook")
                    .register(registry);
        }
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void count() {
        for (State state : State.values()) {
            counts.put(state, cohorts.count(state));
        }
    }
}
