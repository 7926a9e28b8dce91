package io.penstock.notification.ledger;

import io.penstock.notification.ledger.ChannelTable.Pause;
import io.penstock.notification.ledger.Outcome.ChannelFault;
import io.penstock.notification.ledger.Outcome.NotTried;
import io.penstock.notification.ledger.Outcome.Unknown;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * Pauses a channel whose provider does not work or refuses this service, for all replicas: from then on one message is tried
 * at a time, after pauses that grow, until one of them shows that the channel works again. The pause is on record in the
 * database; a process knows of its own failures at once.
 */
@ApplicationScoped
class ChannelPauses {

    /** Whether messages of a channel may be claimed. */
    enum Gate {
        OPEN,
        /** One may, and its outcome decides; nobody else has this at the same time. */
        PROBE,
        CLOSED
    }

    private static final Logger LOG = Logger.getLogger(ChannelPauses.class);

    private final ChannelTable table;
    private final SendingSettings settings;
    private final Event<DeliveryDue> due;
    private final Event<ChannelResumed> resumed;
    private final Clock clock;
    private final Map<Channel, AtomicLong> failures = new EnumMap<>(Channel.class);

    ChannelPauses(
            ChannelTable table,
            SendingSettings settings,
            Event<DeliveryDue> due,
            Event<ChannelResumed> resumed,
            Clock clock) {
        this.table = table;
        this.settings = settings;
        this.due = due;
        this.resumed = resumed;
        this.clock = clock;
        for (Channel channel : Channel.values()) {
            failures.put(channel, new AtomicLong());
        }
    }

    /** What a channel was paused for may have been put right with this start: it is tried at once. */
    @Transactional
    void onStart(@Observes @Priority(1) StartupEvent start) {
        for (Channel channel : Channel.values()) {
            table.probeAt(channel, clock.instant());
        }
    }

    /** Asked in the transaction that claims; whoever is given the probe must say until when the others wait for it. */
    Gate gate(Channel channel, Instant now) {
        Optional<Pause> pause = table.paused(channel);
        if (pause.isEmpty()) {
            return Gate.OPEN;
        }
        boolean due = !pause.get().paused().probeAt().isAfter(now);
        return due && table.lockProbe(channel, now) ? Gate.PROBE : Gate.CLOSED;
    }

    /** Keeps others from probing before this time. */
    void holdProbe(Channel channel, Instant until) {
        table.probeAt(channel, until);
    }

    /** How often this process has seen the channel fail. What was claimed before the last of these is not tried. */
    long failures(Channel channel) {
        return failures.get(channel).get();
    }

    /** Takes note of what an attempt says about its channel. */
    void note(Channel channel, Outcome outcome, boolean probe) {
        if (outcome instanceof ChannelFault fault) {
            pause(channel, fault.reason(), fault.pause(), probe);
        } else if (outcome instanceof Unknown unknown && unknown.providerFails()) {
            pause(channel, unknown.reason(), Optional.empty(), probe);
        } else if (probe && !(outcome instanceof Unknown || outcome instanceof NotTried)) {
            QuarkusTransaction.requiringNew().run(() -> resume(channel));
        }
    }

    private void pause(Channel channel, String reason, Optional<Duration> named, boolean probe) {
        failures.get(channel).incrementAndGet();
        QuarkusTransaction.requiringNew().run(() -> {
            Optional<Pause> before = table.lock(channel);
            // Of attempts that were under way when it was paused, one has said it all.
            if (before.isEmpty() || probe) {
                pause(channel, reason, named, before.map(Pause::failures).orElse(0) + 1);
            }
        });
    }

    private void pause(Channel channel, String reason, Optional<Duration> named, int failed) {
        Instant now = clock.instant();
        Duration pause = named.orElseGet(() -> Backoff.after(failed, settings.pause(), settings.longestPause()));
        table.pause(channel, reason, now, now.plus(pause));
        LOG.logf(
                failed == 1 ? Level.WARN : Level.INFO,
                "channel paused channel=%s reason=%s failures=%d pause=%s",
                channel,
                reason,
                failed,
                pause);
    }

    private void resume(Channel channel) {
        Optional<Pause> pause = table.lock(channel);
        if (pause.isPresent()) {
            table.resume(channel);
            if (pause.get().told()) {
                resumed.fire(new ChannelResumed(channel, pause.get().paused().since()));
            }
            due.fire(new DeliveryDue());
            LOG.infof(
                    "channel works again channel=%s pausedSince=%s",
                    channel, pause.get().paused().since());
        }
    }
}
