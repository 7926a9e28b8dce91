package io.penstock.notification.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.Providers;
import io.penstock.notification.TestNote;
import io.penstock.notification.ledger.ClaimDeliveries.Claim;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Step.Begin;
import io.penstock.notification.ledger.Step.End;
import io.penstock.testkit.TwilioFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a killed process leaves behind: claims, and a row in SENDING for each mail that it was at. */
@QuarkusTest
class DeadSenderIT {

    @Inject
    TestNote note;

    @Inject
    Reconcile reconcile;

    @Inject
    ClaimDeliveries claims;

    @Inject
    Protocol protocol;

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @Test
    void messageThatADeadSenderHadSentIsFoundAndNotSentAgain() {
        Providers.twilio().failNext(TwilioFault.NO_CALLBACK, 1);
        long id = note.send(Channel.SMS, "+15551230007");
        LedgerRows.awaitState(id, "DELIVERED");

        LedgerRows.execute("UPDATE notification.delivery SET state = 'SENDING', provider_id = NULL, due_at = now(),"
                + " sending_at = now() - interval '11 seconds', sending_by = 'another' WHERE id = " + id);

        LedgerRows.awaitState(id, "DELIVERED");
        assertEquals(1, Providers.twilio().messages().size());
    }

    @Test
    void mailOfADeadSenderWaitsForAPerson() {
        long id = note.send(Channel.EMAIL, "somebody@example.test");
        LedgerRows.awaitState(id, "ACCEPTED");

        LedgerRows.execute("UPDATE notification.delivery SET state = 'SENDING', provider_id = NULL, due_at = now(),"
                + " sending_at = now() - interval '11 seconds', sending_by = 'another' WHERE id = " + id);

        assertEquals(
                "the sender died during the attempt",
                LedgerRows.awaitState(id, "UNKNOWN").lastError());
        assertEquals(1, Providers.mail().mails().size());
    }

    @Test
    void attemptThatIsStillYoungIsLeftToItsSender() {
        long id = note.send(Channel.EMAIL, "somebody@example.test");
        LedgerRows.awaitState(id, "ACCEPTED");
        LedgerRows.execute(
                "UPDATE notification.delivery SET state = 'SENDING', sending_at = now(), sending_by = 'another'"
                        + " WHERE id = " + id);

        reconcile.reconcile();

        assertEquals("SENDING", LedgerRows.deliveries().get(0).state());
    }

    @Test
    void instanceThatStartsAgainDoubtsItsOwnAttemptsAtOnce() {
        long id = note.send(Channel.EMAIL, "somebody@example.test");
        LedgerRows.awaitState(id, "ACCEPTED");
        LedgerRows.execute("UPDATE notification.delivery SET state = 'SENDING', sending_at = now() WHERE id = " + id);

        reconcile.onStart(new StartupEvent());

        LedgerRows.awaitState(id, "UNKNOWN");
    }

    @Test
    void mailThatADeadSenderHadClaimedAndNotBegunIsSentOnceTheClaimIsOver() {
        long id = note.send(Channel.EMAIL, "somebody@example.test");
        LedgerRows.awaitState(id, "ACCEPTED");
        Providers.mail().clear();

        Claim claim = claimAgain(id);

        assertEquals(1, claim.letters().size());
        LedgerRows.awaitState(id, "ACCEPTED");
        assertFalse(Instant.now().isBefore(claim.until()));
        assertEquals(1, Providers.mail().mails().size());
    }

    @Test
    void senderWhoseClaimIsOverMayNotBegin() {
        long id = note.send(Channel.EMAIL, "somebody@example.test");
        LedgerRows.awaitState(id, "ACCEPTED");
        Claim over = claimAgain(id);

        Claim another = claimAgain(id);

        Begin late = new Begin(id, over.until());
        Begin entitled = new Begin(id, another.until());
        assertEquals(Set.of(), protocol.write(List.of(late)));
        assertEquals(Set.of(entitled), protocol.write(List.of(late, entitled, late)));
        assertEquals(Set.of(), protocol.write(List.of(entitled)));
        protocol.write(List.of(new End(id, new Permanent("a test"))));
    }

    /** Has the delivery claimed by one who does nothing with it, before any other can see that it is due. */
    private Claim claimAgain(long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Delivery.update("state = ?1, dueAt = ?2 where id = ?3", DeliveryState.PENDING, Instant.EPOCH, id);
            return claims.next(new QuietSender(Channel.EMAIL, null));
        });
    }
}
