package io.penstock.messaging;

import io.penstock.messaging.ProcessingFailed.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells people of failures, by an event from which notification-service makes an alert. What fails on the topic of these
 * events is only logged and counted: to tell of it would fail as well.
 */
@ApplicationScoped
class FailureReports {

    private static final Logger LOG = Logger.getLogger(FailureReports.class);

    private final Outbox outbox;
    private final String service;

    FailureReports(Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.service = service;
    }

    /** In the current transaction: the message was set aside. */
    void setAside(Place place, String reason) {
        if (!place.topic().equals(ProcessingFailed.TOPIC)) {
            publish(State.SET_ASIDE, place.topic(), place.toString(), reason);
        }
    }

    /** In a transaction of its own. Where even that fails, the log and the metric have to do. */
    void awaitsRepair(String work, String reason) {
        publishOrLog(State.AWAITS_REPAIR, work, reason);
    }

    /** In a transaction of its own. */
    void goesOn(String work, String reason) {
        publishOrLog(State.GOES_ON, work, reason);
    }

    private void publishOrLog(State state, String work, String reason) {
        if (work.contains("topic=" + ProcessingFailed.TOPIC)) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> publish(state, null, work, reason));
        } catch (RuntimeException e) {
            LOG.logf(Failures.level(e), "people are not told state=%s failure=%s", state, Failures.describe(e));
        }
    }

    private void publish(State state, String topic, String work, String reason) {
        outbox.publish(service, ProcessingFailed.now(service, state, topic, work, reason));
    }
}
