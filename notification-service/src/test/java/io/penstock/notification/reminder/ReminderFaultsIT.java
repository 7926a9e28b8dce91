package io.penstock.notification.reminder;

import static io.penstock.notification.reminder.Reminders.delivery;
import static io.penstock.notification.reminder.Reminders.hear;
import static io.penstock.notification.reminder.Reminders.outcome;
import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.LedgerRows.Row;
import io.penstock.notification.Providers;
import io.penstock.notification.TestClock;
import io.penstock.testkit.TwilioFault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Twilio's ways to fail, met by a reminder that is told three times over. */
@QuarkusTest
class ReminderFaultsIT {

    private static final String NUMBER = "+5511987654321";
    private static final Reminder FIRST = Reminders.of(7, 3);
    private static final Reminder NEXT = Reminders.of(7, 1);

    @Inject
    TestClock clock;

    @BeforeEach
    void begin() {
        Reminders.begin(clock);
        new Mart()
                .loan(7, "2024-01-28")
                .contact(7, "a@example.test", NUMBER, "SMS", "pt-BR", null)
                .write();
    }

    @AfterEach
    void end() {
        Reminders.end(clock);
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_MANY_REQUESTS, 2, DELIVERED, 1",
        "SERVER_ERROR,      2, DELIVERED, 3",
        "UNAVAILABLE,       2, DELIVERED, 3",
        "SERVER_ERROR,      5, DELIVERED, 6",
        "UNAUTHORIZED,      4, DELIVERED, 5",
        "BAD_GATEWAY,       1, DELIVERED, 1",
        "UNDELIVERED,       1, FAILED,    1",
        "NOT_ROUTABLE,      1, FAILED,    1",
        "NO_CALLBACK,       1, DELIVERED, 1",
        "ACCEPT_THEN_DROP,  1, DELIVERED, 1",
        "ACCEPT_SLOWLY,     1, DELIVERED, 1"
    })
    void faultEndsInItsStateAndSendsNothingTwice(TwilioFault fault, int times, String state, int attempts) {
        Providers.twilio().failNext(fault, times);

        hear(FIRST, FIRST, FIRST);

        Row row = LedgerRows.awaitState(delivery(FIRST), state);
        assertEquals(attempts, row.attempts());
        assertEquals(1, LedgerRows.count("delivery"));
        assertEquals(state.equals("FAILED") && !fault.equals(TwilioFault.UNDELIVERED) ? 0 : 1, messages());
        assertEquals(0, LedgerRows.count("opt_out"));
        assertEquals(0, Providers.mail().mails().size());
    }

    @Test
    void clientWhoseNumberTurnsOutToBeALandlineIsRemindedByMailNextTime() {
        Providers.twilio().failNext(TwilioFault.LANDLINE, 1);
        hear(FIRST);
        assertEquals(
                "Twilio 30006", LedgerRows.awaitState(delivery(FIRST), "FAILED").lastError());

        hear(FIRST, NEXT);

        assertEquals("EMAIL", LedgerRows.awaitState(delivery(NEXT), "ACCEPTED").channel());
        assertEquals("UNDELIVERABLE", kind());
        assertEquals(1, Providers.mail().mails().size());
        assertEquals(1, messages());
    }

    @Test
    void clientWhoOptedOutAtTwilioGetsNothingByAnyChannel() {
        Providers.twilio().failNext(TwilioFault.OPTED_OUT_LATER, 1);
        hear(FIRST);
        LedgerRows.awaitState(delivery(FIRST), "FAILED");

        hear(NEXT);

        assertEquals("OPTED_OUT", outcome(NEXT));
        LedgerRows.awaitState(delivery(NEXT), "SUPPRESSED");
        assertEquals(1, messages());
        assertEquals(0, Providers.mail().mails().size());
    }

    @Test
    void clientWhoseHandsetWasOffIsTextedAgainByTheNextReminder() {
        Providers.twilio().failNext(TwilioFault.UNDELIVERED, 1);
        hear(FIRST);
        LedgerRows.awaitState(delivery(FIRST), "FAILED");

        hear(NEXT);

        assertEquals("SMS", LedgerRows.awaitState(delivery(NEXT), "DELIVERED").channel());
        assertEquals(2, messages());
    }

    @Test
    void reminderWaitsUntilItsDueDateIsPast() {
        Providers.twilio().failNext(TwilioFault.UNAUTHORIZED, 1);

        hear(FIRST);

        LedgerRows.awaitState(delivery(FIRST), "DELIVERED");
        assertEquals(
                "2024-01-29 03:00:00",
                LedgerRows.value("SELECT wait_until AT TIME ZONE 'UTC' FROM notification.delivery"));
    }

    @Test
    void messageOfWhichNobodyKnowsWaitsForAPerson() {
        Providers.twilio().failNext(TwilioFault.DROP, 1);

        hear(FIRST, FIRST, FIRST);

        LedgerRows.awaitState(delivery(FIRST), "UNKNOWN");
        await().during(Duration.ofSeconds(2))
                .until(() -> LedgerRows.deliveries().get(0).state().equals("UNKNOWN"));
        assertEquals(0, messages());
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_NUMBER", "NOT_MOBILE"})
    void clientWhoseNumberDoesNotWorkIsRemindedByMailNextTime(TwilioFault fault) {
        Providers.twilio().failFor(NUMBER, fault);
        hear(FIRST);
        LedgerRows.awaitState(delivery(FIRST), "FAILED");

        hear(FIRST, NEXT);

        Row next = LedgerRows.awaitState(delivery(NEXT), "ACCEPTED");
        assertEquals("EMAIL", next.channel());
        assertEquals("UNDELIVERABLE", kind());
        assertEquals(1, Providers.mail().mails().size());
        assertEquals(0, messages());
    }

    @Test
    void clientWhoOptedOutAtTwilioIsNotRemindedInAnotherWay() {
        Providers.twilio().failFor(NUMBER, TwilioFault.OPTED_OUT);
        hear(FIRST);
        assertEquals(1, LedgerRows.awaitState(delivery(FIRST), "SUPPRESSED").attempts());

        hear(FIRST, NEXT);

        Row next = LedgerRows.awaitState(delivery(NEXT), "SUPPRESSED");
        assertEquals(0, next.attempts());
        assertEquals("Twilio 21610: recipient opted out", next.lastError());
        assertEquals("OPTED_OUT", outcome(NEXT));
        assertEquals("OPTED_OUT", kind());
        assertEquals(0, Providers.mail().mails().size());
        assertEquals(0, messages());
    }

    @Test
    void clientOfWhomOnlyANumberIsKnownThatDoesNotWorkHasNoContact() {
        new Mart().add("UPDATE mart.contact SET email = NULL").write();
        Providers.twilio().failFor(NUMBER, TwilioFault.NOT_MOBILE);
        hear(FIRST);
        LedgerRows.awaitState(delivery(FIRST), "FAILED");

        hear(NEXT);

        assertEquals("NO_CONTACT", outcome(NEXT));
        assertNull(LedgerRows.value("SELECT delivery_id FROM notification.reminder WHERE lead_days = 1"));
    }

    private static String kind() {
        return LedgerRows.value("SELECT kind FROM notification.opt_out WHERE address = '" + NUMBER + "'");
    }

    private static int messages() {
        return Providers.twilio().messages().size();
    }
}
