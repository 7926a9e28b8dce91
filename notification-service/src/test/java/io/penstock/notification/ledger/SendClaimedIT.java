package io.penstock.notification.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.Providers;
import io.penstock.notification.TestNote;
import io.penstock.notification.ledger.ClaimDeliveries.Claim;
import io.penstock.notification.ledger.Outcome.Accepted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attempts that are put on record as begun together. */
@QuarkusTest
class SendClaimedIT {

    private static final int MAILS = 3;

    @Inject
    TestNote note;

    @Inject
    ClaimDeliveries claims;

    @Inject
    SendClaimed sendClaimed;

    private final List<Long> sent = new ArrayList<>();

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @Test
    void allThatBeginTogetherAreSentOnce() {
        List<Long> ids = accepted();

        sendClaimed.send(new Counting(), claimAgain(ids), () -> true);

        assertEquals(ids, sent);
        ids.forEach(id -> LedgerRows.awaitState(id, "ACCEPTED"));
        assertEquals(0, Providers.mail().mails().size());
    }

    @Test
    void whatBeganOnRecordAndWasNotSentBeforeTheStopIsSentByAnother() {
        List<Long> ids = accepted();
        AtomicInteger asked = new AtomicInteger();

        sendClaimed.send(new Counting(), claimAgain(ids), () -> asked.incrementAndGet() <= 2);

        assertEquals(ids.subList(0, 1), sent);
        ids.forEach(id -> LedgerRows.awaitState(id, "ACCEPTED"));
        assertEquals(MAILS - 1, Providers.mail().mails().size());
    }

    private List<Long> accepted() {
        List<Long> ids = note.send(Channel.EMAIL, MAILS, "somebody@example.test").stream()
                .sorted()
                .toList();
        ids.forEach(id -> LedgerRows.awaitState(id, "ACCEPTED"));
        Providers.mail().clear();
        return ids;
    }

    private Claim claimAgain(List<Long> ids) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Delivery.update("state = ?1, dueAt = ?2 where id in ?3", DeliveryState.PENDING, Instant.EPOCH, ids);
            return claims.next(new Counting());
        });
    }

    /** Notes what it is given. */
    private final class Counting implements Sender {

        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }

        @Override
        public int atOnce() {
            return MAILS;
        }

        @Override
        public int begunAtOnce() {
            return MAILS;
        }

        @Override
        public Outcome send(Letter letter) {
            sent.add(letter.deliveryId());
            return new Accepted("counted-" + letter.deliveryId());
        }

        @Override
        public Optional<News> ask(Sought sought) {
            return Optional.empty();
        }
    }
}
