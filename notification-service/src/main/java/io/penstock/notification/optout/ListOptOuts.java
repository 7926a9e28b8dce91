package io.penstock.notification.optout;

import io.penstock.messaging.Outbox;
import io.penstock.notification.address.Addresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Shows the suppression list: to those who may not act on it with masked addresses, to others on record. */
@ApplicationScoped
class ListOptOuts {

    private final OptOuts optOuts;
    private final Outbox outbox;
    private final Clock clock;

    ListOptOuts(OptOuts optOuts, Outbox outbox, Clock clock) {
        this.optOuts = optOuts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The newest first; of this kind, unless null, and older than this id, unless null. */
    @Transactional
    List<OptOut> show(OptOutKind kind, Long before, int limit, String caller, boolean masked) {
        List<OptOut> found = optOuts.newest(kind, before, limit);
        if (masked) {
            return found.stream()
                    .map(one -> one.withAddress(Addresses.mask(one.address())))
                    .toList();
        }
        outbox.publish(
                "opt-outs", OptOutsSeen.by(caller, found.size(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return found;
    }
}
