package io.penstock.notification.reminder;

import io.penstock.notification.ledger.Channel;
import io.penstock.notification.wording.Untimely;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Keeps messages to clients from arriving at night, in the client's own time zone or else in the lender's. */
@ApplicationScoped
class QuietHours {

    private final QuietHoursSettings settings;
    private final LenderSettings lender;
    private final Clock clock;

    QuietHours(QuietHoursSettings settings, LenderSettings lender, Clock clock) {
        this.settings = settings;
        this.lender = lender;
        this.clock = clock;
    }

    /** Until when to wait; empty when it may be sent now. */
    Optional<Untimely> now(Channel channel, String timeZone) {
        if (!settings.channels().contains(channel)) {
            return Optional.empty();
        }
        ZoneId zone = zone(timeZone);
        return new Night(settings.from(), settings.to())
                .end(clock.instant(), zone)
                .map(end -> new Untimely(end, reason(end, zone)));
    }

    private ZoneId zone(String name) {
        try {
            return name == null ? lender.zone() : ZoneId.of(name.strip());
        } catch (DateTimeException e) {
            return lender.zone();
        }
    }

    private static String reason(Instant end, ZoneId zone) {
        return "quiet hours of the recipient until "
                + end.atZone(zone).toOffsetDateTime().withNano(0);
    }
}
