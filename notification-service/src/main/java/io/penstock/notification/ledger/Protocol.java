package io.penstock.notification.ledger;

import io.penstock.notification.ledger.Step.Begin;
import io.penstock.notification.ledger.Step.End;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Puts on record, before each call of a provider, that it begins, and how the one before has ended: a process that dies
 * leaves in doubt no more messages than it was sending at that moment. What several senders have to say at the same time
 * is one transaction.
 */
@ApplicationScoped
class Protocol {

    private record Entry(List<Step> steps, CompletableFuture<Set<Begin>> begun) {}

    private final DeliveryTable table;
    private final RecordOutcome outcomes;
    private final TellStatus status;
    private final SendingSettings settings;
    private final Clock clock;
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final ReentrantLock pen = new ReentrantLock();

    Protocol(DeliveryTable table, RecordOutcome outcomes, TellStatus status, SendingSettings settings, Clock clock) {
        this.table = table;
        this.outcomes = outcomes;
        this.status = status;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Puts the steps on record.
     *
     * @return those attempts that may begin, maybe others' among them; of those that are missing the claim was over
     */
    Set<Begin> write(List<Step> steps) {
        Entry mine = new Entry(steps, new CompletableFuture<>());
        entries.add(mine);
        pen.lock();
        try {
            if (!mine.begun().isDone()) {
                writeAllThatWait();
            }
        } finally {
            pen.unlock();
        }
        return mine.begun().join();
    }

    private void writeAllThatWait() {
        List<Entry> together = new ArrayList<>();
        for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
            together.add(entry);
        }
        try {
            List<Step> steps =
                    together.stream().flatMap(entry -> entry.steps().stream()).toList();
            Set<Begin> begun = QuarkusTransaction.requiringNew().call(() -> record(steps));
            together.forEach(entry -> entry.begun().complete(begun));
        } catch (RuntimeException e) {
            together.forEach(entry -> entry.begun().completeExceptionally(e));
        }
    }

    private Set<Begin> record(List<Step> steps) {
        Map<Long, Outcome> ended = new HashMap<>();
        Map<Long, Begin> begins = new HashMap<>();
        for (Step step : steps) {
            if (step instanceof End end) {
                ended.put(end.deliveryId(), end.outcome());
            } else if (step instanceof Begin begin && begin.claimedUntil().isAfter(clock.instant())) {
                begins.merge(begin.deliveryId(), begin, Begin::later);
            }
        }
        if (!ended.isEmpty()) {
            outcomes.record(ended);
        }
        return begins.isEmpty() ? Set.of() : begin(begins);
    }

    private Set<Begin> begin(Map<Long, Begin> begins) {
        Instant now = clock.instant();
        Set<Begin> begun = new HashSet<>();
        for (Told one : table.begin(begins.values(), settings.instance(), now)) {
            status.tell(DeliveryStatus.of(one, DeliveryState.SENDING, now));
            begun.add(begins.get(one.id()));
        }
        return begun;
    }
}
