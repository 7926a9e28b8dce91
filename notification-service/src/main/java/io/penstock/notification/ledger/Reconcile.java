package io.penstock.notification.ledger;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Finds out what became of messages about which nothing was heard: those whose sender died, whose answer was lost, or
 * whose callback never came. It never sends anything.
 */
@ApplicationScoped
class Reconcile {

    private static final Logger LOG = Logger.getLogger(Reconcile.class);
    private static final String NEXT_TO_ASK_ABOUT = """
            SELECT * FROM delivery WHERE state IN ('UNKNOWN', 'ACCEPTED') AND due_at <= :now
            ORDER BY due_at, id FOR UPDATE SKIP LOCKED LIMIT 1
            """;

    private record Question(long deliveryId, Channel channel, Sought sought) {}

    private final Session session;
    private final Ledger ledger;
    private final RecordOutcome records;
    private final SendingSettings settings;
    private final List<Sender> senders;
    private final Clock clock;

    Reconcile(
            Session session,
            Ledger ledger,
            RecordOutcome records,
            SendingSettings settings,
            @All List<Sender> senders,
            Clock clock) {
        this.session = session;
        this.ledger = ledger;
        this.records = records;
        this.settings = settings;
        this.senders = senders;
        this.clock = clock;
    }

    /** What this instance was sending when it died last time, it is not sending any more. Asked before it sends anew. */
    @Transactional
    void onStart(@Observes @Priority(1) StartupEvent start) {
        doubt("state = ?1 and sendingBy = ?2", DeliveryState.SENDING, settings.instance());
    }

    @Scheduled(
            every = "{penstock.notification.sending.reconcile-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void reconcile() {
        QuarkusTransaction.requiringNew()
                .run(() -> doubt(
                        "state = ?1 and sendingAt < ?2",
                        DeliveryState.SENDING,
                        clock.instant().minus(settings.lease())));
        Optional<Question> question = nextQuestion();
        while (question.isPresent()) {
            ask(question.get());
            question = nextQuestion();
        }
    }

    private void doubt(String which, Object... parameters) {
        Delivery.<Delivery>find(which, parameters).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .forEach(delivery -> {
                    records.wonder(delivery, "the sender died during the attempt");
                    LOG.warnf("delivery of unknown outcome deliveryId=%d", delivery.id);
                });
    }

    private Optional<Question> nextQuestion() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(NEXT_TO_ASK_ABOUT, Delivery.class)
                        .setParameter("now", clock.instant())
                        .getResultStream()
                        .map(this::question)
                        .findFirst());
    }

    private Question question(Delivery delivery) {
        Duration age = Duration.between(delivery.sendingAt, clock.instant());
        Duration pause = age.dividedBy(2).compareTo(settings.askAfter()) > 0 ? age.dividedBy(2) : settings.askAfter();
        delivery.dueAt =
                age.compareTo(settings.askFor()) > 0 ? null : clock.instant().plus(pause);
        return new Question(
                delivery.id,
                delivery.channel,
                new Sought(
                        delivery.recipient,
                        delivery.providerId,
                        delivery.fingerprint,
                        delivery.sendingAt,
                        providerId -> isOfAnother(delivery.id, providerId)));
    }

    private static boolean isOfAnother(long deliveryId, String providerId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Delivery.count("providerId = ?1 and id <> ?2", providerId, deliveryId) > 0);
    }

    private void ask(Question question) {
        senders.stream()
                .filter(sender -> sender.channel() == question.channel())
                .flatMap(sender -> sender.ask(question.sought()).stream())
                .forEach(news -> {
                    ledger.heard(question.deliveryId(), news);
                    LOG.infof("provider knows deliveryId=%d state=%s", question.deliveryId(), news.state());
                });
    }
}
