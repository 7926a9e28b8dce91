package io.penstock.notification.ledger;

import io.penstock.messaging.trace.CurrentStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Writes the rows of new deliveries and tells of them; messages that are on record already are left out. Messages that are
 * recorded together come by the hundred thousand: they are not followed one by one.
 */
@ApplicationScoped
class RecordIntents {

    private static final String INSERT = """
            INSERT INTO delivery (template, subject, recipient, channel, state, alert_kind, batch_ids, payload, due_at, last_error, traceparent,
                speaks_until, wait_until)
            SELECT template, subject, recipient, channel, state, alert_kind,
                   string_to_array(batch_ids, ',')::bigint[], payload::jsonb, due_at, last_error, CAST(:traceparent AS text),
                   speaks_until, wait_until
            FROM unnest(:templates, :subjects, :recipients, :channels, :states, :alertKinds, :batchIds, :payloads, :dueAts, :reasons,
                    :speakUntils, :waitUntils)
                AS t (template, subject, recipient, channel, state, alert_kind, batch_ids, payload, due_at, last_error,
                    speaks_until, wait_until)
            ORDER BY template, subject, recipient, channel
            ON CONFLICT (template, subject, recipient, channel) DO NOTHING
            RETURNING id, template, subject, recipient, channel
            """;

    private record Key(String template, String subject, String recipient, String channel) {

        static Key of(Intent intent) {
            return new Key(
                    intent.template(),
                    intent.subject(),
                    intent.recipient(),
                    intent.channel().name());
        }
    }

    private final Session session;
    private final TellStatus status;
    private final WaitLimit limit;
    private final Clock clock;

    RecordIntents(Session session, TellStatus status, WaitLimit limit, Clock clock) {
        this.session = session;
        this.status = status;
        this.limit = limit;
        this.clock = clock;
    }

    /** The new deliveries' ids. */
    Map<Intent, Long> record(List<Beginning> beginnings) {
        Instant now = clock.instant();
        Map<Key, Beginning> byKey = beginnings.stream()
                .collect(Collectors.toMap(one -> Key.of(one.intent()), Function.identity(), (first, same) -> first));
        Map<Intent, Long> ids = new HashMap<>();
        for (Tuple row : insert(List.copyOf(byKey.values()), now)) {
            Beginning one = byKey.get(new Key(
                    row.get(1, String.class),
                    row.get(2, String.class),
                    row.get(3, String.class),
                    row.get(4, String.class)));
            long id = row.get(0, Long.class);
            ids.put(one.intent(), id);
            status.tell(DeliveryStatus.of(id, one.intent(), one.startAt(now), now));
        }
        return ids;
    }

    private List<Tuple> insert(List<Beginning> beginnings, Instant now) {
        return session.createNativeQuery(INSERT, Tuple.class)
                .setParameter("templates", texts(beginnings, one -> one.intent().template()))
                .setParameter("subjects", texts(beginnings, one -> one.intent().subject()))
                .setParameter(
                        "recipients", texts(beginnings, one -> one.intent().recipient()))
                .setParameter(
                        "channels",
                        texts(beginnings, one -> one.intent().channel().name()))
                .setParameter(
                        "states",
                        texts(beginnings, one -> one.startAt(now).state().name()))
                .setParameter(
                        "alertKinds", texts(beginnings, one -> one.intent().alertKind()))
                .setParameter(
                        "batchIds", texts(beginnings, one -> join(one.intent().batchIds())))
                .setParameter("payloads", texts(beginnings, one -> one.intent().payload()))
                .setParameter(
                        "dueAts", times(beginnings, one -> one.startAt(now).dueAt()))
                .setParameter(
                        "reasons", texts(beginnings, one -> one.startAt(now).reason()))
                .setParameter(
                        "speakUntils", times(beginnings, one -> one.intent().speaksUntil()))
                .setParameter("waitUntils", times(beginnings, one -> waitUntil(one, now)))
                .setParameter("traceparent", beginnings.size() == 1 ? CurrentStep.traceparent() : null)
                .getResultList();
    }

    private Instant waitUntil(Beginning one, Instant now) {
        Instant dueAt = one.startAt(now).dueAt();
        return dueAt == null ? null : limit.of(dueAt, one.intent().speaksUntil());
    }

    private static Instant[] times(List<Beginning> beginnings, Function<Beginning, Instant> time) {
        return beginnings.stream().map(time).toArray(Instant[]::new);
    }

    private static String[] texts(List<Beginning> beginnings, Function<Beginning, String> text) {
        return beginnings.stream().map(text).toArray(String[]::new);
    }

    private static String join(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
