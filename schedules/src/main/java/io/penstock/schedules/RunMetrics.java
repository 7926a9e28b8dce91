package io.penstock.schedules;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What monitoring sees of schedules. */
@ApplicationScoped
class RunMetrics {

    static final String RUNS = "penstock.schedule.runs";
    static final String MISSED = "penstock.schedule.missed";
    static final String NEXT = "penstock.schedule.next";

    private final MeterRegistry registry;
    private final ScheduleSettings settings;

    RunMetrics(MeterRegistry registry, ScheduleSettings settings) {
        this.registry = registry;
        this.settings = settings;
    }

    /** Shows in how many seconds a schedule is due next; less than 0 if it is overdue, no number if that is not known. */
    void show(Schedule schedule, Supplier<Optional<Instant>> next) {
        Gauge.builder(NEXT, next, RunMetrics::secondsUntil)
                .tag("schedule", schedule.name())
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        registry.counter(MISSED, "schedule", schedule.name());
    }

    /** Counts a run that makes up for those that were missed. */
    void begun(Schedule schedule, Occasion occasion) {
        Duration late = Duration.between(occasion.dueAt(schedule), Instant.now());
        if (!occasion.repeats() && late.compareTo(settings.missedAfter()) > 0) {
            registry.counter(MISSED, "schedule", schedule.name()).increment();
        }
    }

    void ended(Schedule schedule, Outcome outcome) {
        String name = outcome.name().toLowerCase(Locale.ROOT);
        registry.counter(RUNS, "schedule", schedule.name(), "outcome", name).increment();
    }

    private static double secondsUntil(Supplier<Optional<Instant>> next) {
        return next.get()
                .map(moment -> Duration.between(Instant.now(), moment).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
