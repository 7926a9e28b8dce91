package io.penstock.notification.ledger;

import io.penstock.notification.ledger.Decision.Done;
import io.penstock.notification.ledger.Decision.NoSuchDelivery;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Carries out a person's decision, for one delivery or for all that a filter chooses. */
@ApplicationScoped
class DecideDeliveries {

    /**
     * How many were chosen by a filter.
     *
     * @param done those for which it was carried out
     * @param refused those for which it cannot be
     */
    record Counts(long done, long refused) {}

    private static final int MAX_AT_ONCE = 500;

    private final Ledger ledger;

    DecideDeliveries(Ledger ledger) {
        this.ledger = ledger;
    }

    @Transactional
    Decision decide(long deliveryId, PersonsDecision decision, String by) {
        return ledger.lock(deliveryId)
                .map(delivery -> decision.decide(delivery, by))
                .orElseGet(NoSuchDelivery::new);
    }

    /** Some at a time, each once: what ends anew in a state that the filter asks for is not chosen again. */
    Counts decideAll(DeliveryFilter filter, PersonsDecision decision, String by) {
        long done = 0;
        long all = 0;
        long last = 0;
        List<Decided> some;
        do {
            long after = last;
            some = QuarkusTransaction.requiringNew().call(() -> decideSome(filter, after, decision, by));
            done += some.stream().filter(Decided::isDone).count();
            all += some.size();
            last = some.isEmpty() ? last : some.get(some.size() - 1).deliveryId();
        } while (some.size() == MAX_AT_ONCE);
        return new Counts(done, all - done);
    }

    private record Decided(long deliveryId, boolean isDone) {}

    private static List<Decided> decideSome(DeliveryFilter filter, long after, PersonsDecision decision, String by) {
        String conditions = filter.conditions();
        Map<String, Object> parameters = filter.parameters();
        parameters.put("after", after);
        return Delivery.<Delivery>find(
                        conditions + (conditions.isEmpty() ? "" : " and ") + "id > :after",
                        Sort.ascending("id"),
                        parameters)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, MAX_AT_ONCE)
                .stream()
                .map(delivery -> new Decided(delivery.id, decision.decide(delivery, by) instanceof Done))
                .toList();
    }
}
