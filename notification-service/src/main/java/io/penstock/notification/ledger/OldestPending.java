package io.penstock.notification.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hibernate.Session;

/** Shows how long the oldest message has been waiting, which tells a stuck provider before anybody complains. */
@ApplicationScoped
class OldestPending {

    private static final String AGE = """
            SELECT coalesce(extract(epoch FROM now() - min(d.created_at)), 0)::float8
            FROM delivery AS d JOIN channel AS c USING (channel)
            WHERE d.state = 'PENDING' AND (d.due_at <= now() OR d.attempts > 0 AND c.paused_since IS NOT NULL)
            """;

    private final Session session;

    OldestPending(Session session) {
        this.session = session;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry metrics) {
        Gauge.builder("penstock.deliveries.oldest.pending", this, OldestPending::seconds)
                .baseUnit("seconds")
                .description("Age of the oldest delivery that was not yet sent")
                .register(metrics);
    }

    private double seconds() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(AGE, Double.class).getSingleResult());
    }
}
