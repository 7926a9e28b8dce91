package io.penstock.reporting.reminder;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** The metrics {@code penstock_reminders_…}. */
@ApplicationScoped
class ReminderMetrics {

    private final MeterRegistry registry;
    private volatile boolean held;

    ReminderMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("penstock.reminders.held", () -> held ? 1 : 0)
                .description("1 while reminders are held because the newest loans cannot be used")
                .register(registry);
    }

    /** From the start on, so that the first of them is seen as an increase. */
    void onStart(@Observes StartupEvent start) {
        registry.counter("penstock.reminders.published");
        for (RunReport.State state : RunReport.State.values()) {
            runs(state);
        }
    }

    private Counter runs(RunReport.State state) {
        return registry.counter("penstock.reminders.runs", "state", state.name().toLowerCase(Locale.ROOT));
    }

    /** Returns whether that is news. */
    boolean held(boolean now) {
        boolean before = held;
        held = now;
        return before != now;
    }

    void count(RunReport report) {
        runs(report.state()).increment();
        registry.counter("penstock.reminders.published").increment((double) report.published());
    }
}
