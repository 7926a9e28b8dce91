package io.penstock.notification.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.Providers;
import io.penstock.notification.TestNote;
import io.penstock.testkit.TwilioFault;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a killed process leaves behind: a row in SENDING. */
@QuarkusTest
class DeadSenderIT {

    @Inject
    TestNote note;

    @Inject
    Reconcile reconcile;

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
}
