package io.penstock.notification.ledger;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/** Puts on record at the start which channels can be used: the function that says who can be reached reads it. */
@ApplicationScoped
class TellChannels {

    private static final Logger LOG = Logger.getLogger(TellChannels.class);
    private static final String TELL = """
            UPDATE channel SET off_because = ?, changed_at = now() WHERE channel = ? AND off_because IS DISTINCT FROM ?
            """;

    private final LedgerSql sql;
    private final List<Sender> senders;

    TellChannels(LedgerSql sql, @All List<Sender> senders) {
        this.sql = sql;
        this.senders = senders;
    }

    @Transactional
    void onStart(@Observes @Priority(1) StartupEvent start) {
        senders.forEach(this::tell);
    }

    void tell(Sender sender) {
        String reason = sender.off().orElse(null);
        if (reason != null) {
            LOG.warnf("nothing can be sent by this channel channel=%s reason=%s", sender.channel(), reason);
        }
        sql.update(TELL, statement -> {
            statement.setString(1, reason);
            statement.setString(2, sender.channel().name());
            statement.setString(3, reason);
        });
    }
}
