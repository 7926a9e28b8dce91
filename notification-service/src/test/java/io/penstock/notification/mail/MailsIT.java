package io.penstock.notification.mail;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.LedgerRows.Row;
import io.penstock.notification.Providers;
import io.penstock.notification.SmtpRelay.Mood;
import io.penstock.notification.TestNote;
import io.penstock.notification.ledger.Channel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MailsIT {

    private static final String ADDRESS = "somebody@example.test";

    @Inject
    TestNote note;

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @AfterEach
    void oblige() {
        Providers.relay().be(Mood.OBLIGING, 0);
    }

    @Test
    void mailIsAcceptedUnderItsMessageId() {
        long id = note.send(Channel.EMAIL, ADDRESS);

        Row row = LedgerRows.awaitState(id, "ACCEPTED");
        assertEquals("<delivery-" + id + "@penstock.localdomain>", row.providerId());
        assertEquals(row.providerId(), Providers.mail().mails().get(0).messageId());
    }

    @Test
    void serverThatIsDownIsCalledAgain() {
        Providers.relay().shut();
        long id = note.send(Channel.EMAIL, ADDRESS);
        LedgerRows.await(id, row -> row.attempts() > 0 && row.state().equals("PENDING"));
        Providers.relay().open();

        LedgerRows.awaitState(id, "ACCEPTED");
        assertEquals(1, Providers.mail().mails().size());
    }

    @Test
    void busyServerIsCalledAgain() {
        Providers.relay().be(Mood.BUSY, 1);

        long id = note.send(Channel.EMAIL, ADDRESS);

        assertEquals(2, LedgerRows.awaitState(id, "ACCEPTED").attempts());
        assertEquals(1, Providers.mail().mails().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@example.test,b@example.test", "a@example.test>", "nobody", "a@example.test (b)", "a b@x.y"})
    void addressThatTheMailClientRefusesFailsAndIsTriedByNobodyElse(String address) {
        long id = note.send(Channel.EMAIL, address);

        Row row = LedgerRows.awaitState(id, "FAILED");
        assertEquals("the mail client refuses the address", row.lastError());
        assertEquals(1, LedgerRows.count("opt_out WHERE kind = 'UNDELIVERABLE' AND address = '" + address + "'"));
        assertEquals(0, Providers.mail().mails().size());
    }

    @Test
    void refusedRecipientFailsAtOnce() {
        Providers.relay().be(Mood.UNKNOWN_RECIPIENT, 1);

        long id = note.send(Channel.EMAIL, ADDRESS);

        Row row = LedgerRows.awaitState(id, "FAILED");
        assertEquals(1, row.attempts());
        assertEquals("SMTP 550", row.lastError());
    }

    @Test
    void addressThatTheServerDoesNotKnowIsNotUsedAgain() {
        Providers.relay().be(Mood.NO_SUCH_MAILBOX, 1);

        long id = note.send(Channel.EMAIL, ADDRESS);

        assertEquals("SMTP 550 5.1.1", LedgerRows.awaitState(id, "FAILED").lastError());
        assertEquals(1, LedgerRows.count("opt_out WHERE kind = 'UNDELIVERABLE' AND address = '" + ADDRESS + "'"));
    }

    @Test
    void mailThatHangsLeavesOnlyItselfInDoubt() {
        Providers.relay().be(Mood.SILENT, 1);

        List<Long> ids = note.send(Channel.EMAIL, 30, ADDRESS);

        await().until(() -> count("ACCEPTED") == ids.size() - 1);
        await().until(() -> count("UNKNOWN") == 1);
        assertEquals(ids.size() - 1, Providers.mail().mails().size());
    }

    private static long count(String state) {
        return LedgerRows.count("delivery WHERE state = '" + state + "'");
    }

    @Test
    void mailWhoseReplyWasLostIsNotSentAgain() {
        Providers.relay().be(Mood.DROPS_AFTER_MAIL, 1);

        long id = note.send(Channel.EMAIL, ADDRESS);

        LedgerRows.awaitState(id, "UNKNOWN");
        await().during(Duration.ofSeconds(2)).until(() -> LedgerRows.awaitState(id, "UNKNOWN") != null);
        assertEquals(1, Providers.mail().mails().size());
    }
}
