package io.penstock.notification.alert;

import io.penstock.notification.ledger.Channel;
import io.penstock.notification.ledger.ChannelPaused;
import io.penstock.notification.ledger.ChannelResumed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Tells people when messages of a channel wait because of its provider, and when they are sent again. */
@ApplicationScoped
class ChannelAlerts {

    private final RaiseAlert alerts;

    ChannelAlerts(RaiseAlert alerts) {
        this.alerts = alerts;
    }

    void onPaused(@Observes ChannelPaused event) {
        raise("paused", event.channel(), event.since(), "%s wait since %s", event.reason());
    }

    void onResumed(@Observes ChannelResumed event) {
        raise("resumed", event.channel(), event.since(), "%s are sent again, after a pause since %s", null);
    }

    private void raise(String change, Channel channel, Instant since, String name, String reason) {
        alerts.raise(
                AlertKind.CHANNEL,
                "%s %s since %s".formatted(channel, change, since),
                new Finding(
                        name.formatted(things(channel), since.truncatedTo(ChronoUnit.SECONDS)),
                        null,
                        null,
                        null,
                        null,
                        true,
                        List.of(),
                        List.of(),
                        reason,
                        null,
                        false));
    }

    private static String things(Channel channel) {
        return switch (channel) {
            case EMAIL -> "mails";
            case SMS -> "text messages";
        };
    }
}
