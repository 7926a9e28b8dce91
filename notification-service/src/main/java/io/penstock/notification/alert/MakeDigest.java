package io.penstock.notification.alert;

import io.penstock.messaging.trace.Step;
import io.penstock.notification.alert.Recipients.Recipient;
import io.penstock.notification.ledger.Channel;
import io.penstock.notification.ledger.Intent;
import io.penstock.notification.ledger.Ledger;
import io.penstock.notification.ledger.PausedChannels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Makes one digest of the open alerts of a kind, and a delivery of it to everybody who is told of that kind. */
@ApplicationScoped
class MakeDigest {

    static final String TEMPLATE = "alert-digest";

    private static final Logger LOG = Logger.getLogger(MakeDigest.class);
    private static final String LOCK = "SELECT kind FROM alert_kind WHERE kind = :kind FOR UPDATE SKIP LOCKED";
    private static final String DUE = """
            SELECT count(*) > 0 FROM (
                SELECT min(raised_at) AS oldest, max(raised_at) AS newest
                FROM alert WHERE kind = :kind AND digest_id IS NULL) AS open
            WHERE oldest <= now() - make_interval(secs => :window)
              AND (newest <= now() - make_interval(secs => :window / 5) OR oldest <= now() - make_interval(secs => :window * 6))
            """;
    private static final String TAKE =
            "UPDATE alert SET digest_id = :digest WHERE kind = :kind AND digest_id IS NULL RETURNING batch_id, traceparent";

    private final Session session;
    private final Ledger ledger;
    private final Recipients recipients;
    private final PausedChannels paused;
    private final AlertSettings settings;

    MakeDigest(Session session, Ledger ledger, Recipients recipients, PausedChannels paused, AlertSettings settings) {
        this.session = session;
        this.ledger = ledger;
        this.recipients = recipients;
        this.paused = paused;
        this.settings = settings;
    }

    @Transactional
    List<AlertKind> kindsWithOpenAlerts() {
        return session.createNativeQuery("SELECT DISTINCT kind FROM alert WHERE digest_id IS NULL", String.class)
                .getResultStream()
                .map(AlertKind::valueOf)
                .toList();
    }

    /** Does nothing while the alerts are too young, or while another instance is at it. */
    @Transactional
    void make(AlertKind kind) {
        if (!lock(kind) || !isDue(kind)) {
            return;
        }
        long digest = session.createNativeQuery("INSERT INTO digest (kind) VALUES (:kind) RETURNING id", Long.class)
                .setParameter("kind", kind.name())
                .getSingleResult();
        List<Tuple> taken = session.createNativeQuery(TAKE, Tuple.class)
                .setParameter("digest", digest)
                .setParameter("kind", kind.name())
                .getResultList();
        List<Long> batchIds = taken.stream()
                .map(alert -> alert.get(0, Long.class))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        Step.named("compose alert")
                .afterAll(
                        taken.stream().map(alert -> alert.get(1, String.class)).toList())
                .batches(batchIds)
                .with("alert.kind", kind.name())
                .with("alerts", taken.size())
                .run(() -> intend(kind, digest, batchIds));
        LOG.infof("digest made digestId=%d kind=%s alerts=%d", digest, kind, taken.size());
    }

    private void intend(AlertKind kind, long digest, List<Long> batchIds) {
        told(kind)
                .forEach(recipient -> ledger.intend(new Intent(
                        TEMPLATE,
                        kind + " " + digest,
                        recipient.address(),
                        recipient.channel(),
                        kind.name(),
                        batchIds,
                        "{\"digestId\": %d}".formatted(digest))));
    }

    /** That a channel is paused is told by another, if anybody can be reached by it. */
    private List<Recipient> told(AlertKind kind) {
        List<Recipient> all = recipients.of(kind);
        if (kind != AlertKind.CHANNEL) {
            return all;
        }
        Set<Channel> silent = paused.find().keySet();
        List<Recipient> reached = all.stream()
                .filter(recipient -> !silent.contains(recipient.channel()))
                .toList();
        return reached.isEmpty() ? all : reached;
    }

    private boolean lock(AlertKind kind) {
        return !session.createNativeQuery(LOCK, String.class)
                .setParameter("kind", kind.name())
                .getResultList()
                .isEmpty();
    }

    private boolean isDue(AlertKind kind) {
        return session.createNativeQuery(DUE, Boolean.class)
                .setParameter("kind", kind.name())
                .setParameter("window", settings.digestWindow().toMillis() / 1000.0)
                .getSingleResult();
    }
}
