package io.penstock.notification.mail;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of mails while the mail server refuses the service itself. */
@QuarkusTest
class MailServerRefusesUsIT {

    private static final String ADDRESS = "somebody@example.test";

    @Inject
    TestNote note;

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @AfterEach
    void oblige() {
        Providers.relay().stay(Mood.OBLIGING);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSES_LOGIN,  SMTP 535 5.7.8",
        "REFUSES_SENDER, SMTP 550 5.7.60",
        "DENIES_RELAY,   SMTP 554 5.7.1",
        "TURNS_AWAY,     SMTP 421 4.3.2"
    })
    void mailWaitsUntilTheServerTakesOursAndBlamesNoAddress(Mood mood, String reason) {
        Providers.relay().stay(mood);

        List<Long> ids = note.send(Channel.EMAIL, 2, ADDRESS);

        await().during(Duration.ofSeconds(4)).until(() -> waiting(ids));
        assertTrue(LedgerRows.deliveries().stream().anyMatch(row -> reason.equals(row.lastError())));
        Providers.relay().stay(Mood.OBLIGING);
        ids.forEach(id -> LedgerRows.awaitState(id, "ACCEPTED"));
        assertEquals(2, Providers.mail().mails().size());
        assertEquals(0, LedgerRows.count("opt_out"));
    }

    @Test
    void loginIsTriedByOneProbeAtATime() {
        Providers.relay().stay(Mood.REFUSES_LOGIN);

        List<Long> ids = note.send(Channel.EMAIL, 100, ADDRESS);

        await().during(Duration.ofSeconds(5)).until(() -> waiting(ids));
        // One for each sender when it begins, then by pauses that grow to a second.
        assertTrue(
                Providers.relay().refusedLogins() <= 4 + 9,
                "logins: " + Providers.relay().refusedLogins());
        Providers.relay().stay(Mood.OBLIGING);
        ids.forEach(id -> LedgerRows.awaitState(id, "ACCEPTED"));
        assertEquals(100, Providers.mail().mails().size());
    }

    @Test
    void serverThatHangsUpLeavesNoMoreThanTheFirstMailsInDoubt() {
        Providers.relay().stay(Mood.HANGS_UP);
        List<Long> ids = note.send(Channel.EMAIL, 30, ADDRESS);
        await().until(() -> LedgerRows.count("channel WHERE pause_reason = 'SMTP server hangs up'") == 1);

        await().during(Duration.ofSeconds(4)).until(() -> LedgerRows.count("delivery WHERE state = 'UNKNOWN'") <= 4);

        Providers.relay().stay(Mood.OBLIGING);
        await().until(() -> LedgerRows.deliveries().stream()
                .allMatch(row -> row.state().equals("ACCEPTED") || row.state().equals("UNKNOWN")));
        assertTrue(Providers.mail().mails().size() >= ids.size() - 4);
    }

    private static boolean waiting(List<Long> ids) {
        return LedgerRows.deliveries().stream()
                .filter(row -> ids.contains(row.id()))
                .map(Row::state)
                .allMatch(state -> state.equals("PENDING") || state.equals("SENDING"));
    }
}
