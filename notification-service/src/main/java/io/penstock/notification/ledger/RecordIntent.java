package io.penstock.notification.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Writes the row of a new delivery and tells of it, unless the same message is on record already. */
@ApplicationScoped
class RecordIntent {

    private static final String INSERT = """
            INSERT INTO delivery (template, subject, recipient, channel, state, alert_kind, batch_ids, payload, due_at, last_error)
            VALUES (:template, :subject, :recipient, :channel, :state, :alertKind,
                    CAST(string_to_array(:batchIds, ',') AS bigint[]), CAST(:payload AS jsonb), :dueAt, :reason)
            ON CONFLICT (template, subject, recipient, channel) DO NOTHING
            RETURNING id
            """;

    private final Session session;
    private final TellStatus status;
    private final Clock clock;

    RecordIntent(Session session, TellStatus status, Clock clock) {
        this.session = session;
        this.status = status;
        this.clock = clock;
    }

    /** The new delivery's id; empty when there is none. */
    Optional<Long> record(Intent intent, Start start) {
        Optional<Long> inserted = session.createNativeQuery(INSERT, Long.class)
                .setParameter("template", intent.template())
                .setParameter("subject", intent.subject())
                .setParameter("recipient", intent.recipient())
                .setParameter("channel", intent.channel().name())
                .setParameter("state", start.state().name())
                .setParameter("alertKind", intent.alertKind())
                .setParameter("batchIds", join(intent.batchIds()))
                .setParameter("payload", intent.payload())
                .setParameter("dueAt", start.dueAt(), Instant.class)
                .setParameter("reason", start.reason())
                .getResultStream()
                .findFirst();
        inserted.ifPresent(id -> status.tell(DeliveryStatus.of(id, intent, start, clock.instant())));
        return inserted;
    }

    private static String join(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
