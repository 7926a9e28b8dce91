package io.penstock.notification.ledger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Has people told of a pause that lasts; a provider that stumbles for a moment is none of their concern. */
@ApplicationScoped
class TellPauses {

    private final ChannelTable table;
    private final SendingSettings settings;
    private final Event<ChannelPaused> paused;
    private final Clock clock;

    TellPauses(ChannelTable table, SendingSettings settings, Event<ChannelPaused> paused, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.paused = paused;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void tell() {
        Instant now = clock.instant();
        for (PausedChannel one : table.lockUntold(now.minus(settings.tellAfter()))) {
            table.told(one.channel(), now);
            paused.fire(new ChannelPaused(one.channel(), one.since(), one.reason()));
        }
    }
}
