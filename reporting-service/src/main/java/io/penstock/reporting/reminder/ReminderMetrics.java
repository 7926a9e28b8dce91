package io.penstock.reporting.reminder;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** The metrics {@code penstock_reminders_…}. */
@ApplicationScoped
class ReminderMetrics {

    private final MeterRegistry registry;
    private volatile boolean held;

    ReminderMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("penstock.reminders.held", () -> held ? 1 : 0)
                .description("1 while reminders are held because a loans load failed")
                .register(registry);
        registry.counter("penstock.reminders.published");
    }

    /** Returns whether that is news. */
    boolean held(boolean now) {
        boolean before = held;
        held = now;
        return before != now;
    }

    void count(RunReport report) {
        registry.counter(
                        "penstock.reminders.runs",
                        "state",
                        report.state().name().toLowerCase(Locale.ROOT))
                .increment();
        registry.counter("penstock.reminders.published").increment((double) report.published());
    }
}
