package io.penstock.notification.ledger;

import io.penstock.messaging.Failpoint;
import io.penstock.messaging.trace.CurrentStep;
import io.penstock.messaging.trace.Step;
import io.penstock.notification.ledger.Outcome.Unknown;
import org.jboss.logging.Logger;

/** One attempt to send a message, as a step of the trace that it came from. */
final class Attempt {

    private static final Logger LOG = Logger.getLogger(Attempt.class);

    private Attempt() {}

    /** Reminders, of which there are many, are not followed one by one. */
    static Outcome of(Sender sender, Letter letter) {
        String traceparent = letter.origin().traceparent();
        return traceparent == null
                ? make(sender, letter)
                : Step.named(sender.channel() == Channel.EMAIL ? "send mail" : "send SMS")
                        .after(traceparent)
                        .batches(letter.origin().batchIds())
                        .with("delivery.id", letter.deliveryId())
                        .call(() -> make(sender, letter));
    }

    /** A fault of the program concerns one message, not those that are sent with it. */
    private static Outcome make(Sender sender, Letter letter) {
        try {
            Failpoint.reach("notification.delivery.sending");
            Outcome outcome = sender.send(letter);
            Failpoint.reach("notification.delivery.sent");
            CurrentStep.note("outcome", outcome.getClass().getSimpleName());
            return outcome;
        } catch (RuntimeException e) {
            LOG.errorf(e, "attempt failed deliveryId=%d channel=%s", letter.deliveryId(), sender.channel());
            return new Unknown("the attempt failed for a fault of the program", false);
        }
    }
}
