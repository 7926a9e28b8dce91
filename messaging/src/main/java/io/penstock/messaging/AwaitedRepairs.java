package io.penstock.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The work of this process that cannot go on until somebody repairs the database's schema, a privilege or a password. It is
 * shown by a metric and by the readiness check; people are told once of each fault, and once when it is over.
 */
@ApplicationScoped
public class AwaitedRepairs {

    private static final Logger LOG = Logger.getLogger(AwaitedRepairs.class);

    private final Map<String, Awaited> awaited = new ConcurrentHashMap<>();
    private final FailureReports reports;

    AwaitedRepairs(FailureReports reports) {
        this.reports = reports;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry metrics) {
        Gauge.builder("penstock.repairs.awaited", awaited, Map::size)
                .description("Work that is tried again until a schema, a privilege or a password is repaired")
                .register(metrics);
    }

    /**
     * The work has failed and is tried again.
     *
     * @param work what it is about, by ids only
     */
    public void await(String work, Throwable failure) {
        String fault = Failures.describe(failure);
        boolean isKnown = isAwaited(fault);
        if (awaited.putIfAbsent(work, new Awaited(fault, Instant.now())) == null) {
            LOG.errorf(Failures.withoutData(failure), "work awaits a repair %s failure=%s", work, fault);
            if (!isKnown) {
                reports.awaitsRepair(work, fault);
            }
        }
    }

    /** The work was done, or is not tried any more; nothing if it did not await anything. */
    public void end(String work) {
        Awaited ended = awaited.remove(work);
        if (ended != null) {
            LOG.infof("work awaits no repair any more %s", work);
            if (!isAwaited(ended.fault)) {
                reports.goesOn(work, ended.fault);
            }
        }
    }

    private boolean isAwaited(String fault) {
        return awaited.values().stream().anyMatch(one -> one.fault.equals(fault));
    }

    /** The work that awaits a repair, with the failure and the time of the first one. */
    Map<String, String> awaited() {
        Map<String, String> all = new TreeMap<>();
        awaited.forEach((work, one) -> all.put(work, one.fault + " since " + one.since));
        return all;
    }

    private record Awaited(String fault, Instant since) {}
}
