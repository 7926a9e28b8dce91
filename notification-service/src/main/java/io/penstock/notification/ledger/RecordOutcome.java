package io.penstock.notification.ledger;

import io.penstock.notification.ledger.Outcome.Accepted;
import io.penstock.notification.ledger.Outcome.ChannelFault;
import io.penstock.notification.ledger.Outcome.NotTried;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Outcome.Retry;
import io.penstock.notification.ledger.Outcome.Unknown;
import io.penstock.notification.ledger.Outcome.Unreachable;
import io.penstock.notification.optout.OptOuts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes down how an attempt ended. */
@ApplicationScoped
class RecordOutcome {

    private static final Logger LOG = Logger.getLogger(RecordOutcome.class);

    private final Ledger ledger;
    private final DeliveryTable table;
    private final TellStatus status;
    private final OptOuts optOuts;
    private final SendingSettings settings;
    private final Clock clock;

    RecordOutcome(
            Ledger ledger,
            DeliveryTable table,
            TellStatus status,
            OptOuts optOuts,
            SendingSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.table = table;
        this.status = status;
        this.optOuts = optOuts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes down how attempts ended that were made one after the other, by delivery id. */
    @Transactional
    void record(Map<Long, Outcome> outcomes) {
        Map<Long, Outcome> others = new HashMap<>(outcomes);
        others.keySet().removeAll(accept(outcomes));
        // What a callback has moved on already is among them.
        for (Delivery delivery : others.isEmpty() ? List.<Delivery>of() : ledger.lock(others.keySet())) {
            record(delivery, others.get(delivery.id));
        }
    }

    /** The usual end, for all that met it at once; gives their ids. */
    private List<Long> accept(Map<Long, Outcome> outcomes) {
        Map<Long, String> providerIds = new HashMap<>();
        outcomes.forEach((id, outcome) -> {
            if (outcome instanceof Accepted accepted) {
                providerIds.put(id, accepted.providerId());
            }
        });
        if (providerIds.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Told> accepted = table.accepted(providerIds, now, now.plus(settings.confirmAfter()));
        accepted.forEach(one -> status.tell(DeliveryStatus.of(one, DeliveryState.ACCEPTED, now)));
        List<Long> ids = accepted.stream().map(Told::id).toList();
        LOG.infof("deliveries accepted deliveryIds=%s", ids);
        return ids;
    }

    private void record(Delivery delivery, Outcome outcome) {
        if (outcome instanceof Accepted accepted) {
            accept(delivery, accepted);
        } else if (outcome instanceof Retry retry) {
            postpone(delivery, retry.reason(), nextPause(delivery));
        } else if (outcome instanceof ChannelFault fault) {
            wait(delivery, fault);
        } else if (outcome instanceof NotTried notTried) {
            delivery.attempts--;
            postpone(delivery, notTried.reason(), Duration.ZERO);
        } else if (outcome instanceof Permanent permanent) {
            end(delivery, DeliveryState.FAILED, permanent.reason());
        } else if (outcome instanceof Unreachable unreachable) {
            suppress(delivery, unreachable);
        } else if (outcome instanceof Unknown unknown) {
            wonder(delivery, unknown.reason());
        }
        LOG.infof(
                "delivery attempted deliveryId=%d channel=%s state=%s attempts=%d reason=%s",
                delivery.id, delivery.channel, delivery.state, delivery.attempts, delivery.lastError);
    }

    /** Marks a delivery of which nobody knows any more whether it was sent. */
    void wonder(Delivery delivery, String reason) {
        if (ledger.advance(delivery, DeliveryState.UNKNOWN)) {
            delivery.lastError = reason;
            delivery.dueAt = clock.instant().plus(settings.askAfter());
        }
    }

    private void accept(Delivery delivery, Accepted accepted) {
        // A callback may have been faster and have moved it on already.
        delivery.providerId = accepted.providerId();
        ledger.advance(delivery, DeliveryState.ACCEPTED);
        if (delivery.state == DeliveryState.ACCEPTED) {
            delivery.dueAt = delivery.channel == Channel.SMS ? clock.instant().plus(settings.confirmAfter()) : null;
        }
    }

    /** Each message has pauses of its own, so that one for which the channel fails does not keep the others from trying. */
    private void wait(Delivery delivery, ChannelFault fault) {
        Duration pause = fault.pause().orElseGet(() -> nextPause(delivery));
        if (fault.pause().isPresent()) {
            delivery.attempts--;
        }
        postpone(delivery, fault.reason(), pause);
    }

    private Duration nextPause(Delivery delivery) {
        return Backoff.after(delivery.attempts, settings.pause(), settings.longestPause());
    }

    private void postpone(Delivery delivery, String reason, Duration pause) {
        delivery.dueAt = clock.instant().plus(pause);
        delivery.lastError = reason;
        ledger.advance(delivery, DeliveryState.PENDING);
    }

    private void suppress(Delivery delivery, Unreachable unreachable) {
        end(delivery, unreachable.optedOut() ? DeliveryState.SUPPRESSED : DeliveryState.FAILED, unreachable.reason());
        optOuts.suppress(delivery.recipient, unreachable.kind(), unreachable.reason());
    }

    private void end(Delivery delivery, DeliveryState state, String reason) {
        if (ledger.advance(delivery, state)) {
            delivery.lastError = reason;
        }
    }
}
