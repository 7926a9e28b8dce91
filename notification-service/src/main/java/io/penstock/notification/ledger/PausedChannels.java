package io.penstock.notification.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.notification.ledger.ChannelTable.Pause;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says which channels are paused: to people, to the metrics, and to alerts, which take another way then. */
@ApplicationScoped
public class PausedChannels {

    private final ChannelTable table;
    private final Clock clock;

    PausedChannels(ChannelTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry metrics) {
        for (Channel channel : Channel.values()) {
            Gauge.builder("penstock.channel.paused", () -> seconds(channel))
                    .tag("channel", channel.name())
                    .baseUnit("seconds")
                    .description("For how long nothing could be sent by the channel; 0 while it works")
                    .register(metrics);
        }
    }

    /** Those that are paused, by channel. */
    public Map<Channel, PausedChannel> find() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> table.paused().stream()
                        .map(Pause::paused)
                        .collect(Collectors.toMap(PausedChannel::channel, Function.identity())));
    }

    private double seconds(Channel channel) {
        PausedChannel paused = find().get(channel);
        return paused == null
                ? 0
                : Duration.between(paused.since(), clock.instant()).toMillis() / 1000.0;
    }
}
