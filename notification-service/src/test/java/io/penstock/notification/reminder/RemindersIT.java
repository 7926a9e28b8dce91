package io.penstock.notification.reminder;

import static io.penstock.notification.reminder.Reminders.delivery;
import static io.penstock.notification.reminder.Reminders.hear;
import static io.penstock.notification.reminder.Reminders.outcome;
import static io.penstock.testkit.Waiting.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.LedgerRows.Row;
import io.penstock.notification.Providers;
import io.penstock.notification.TestClock;
import io.penstock.testkit.Contract;
import io.penstock.testkit.Mail;
import io.penstock.testkit.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RemindersIT {

    private static final Instant MORNING_IN_TOKYO = Instant.parse("2024-01-25T23:00:00Z");
    private static final String QUIET = "quiet hours of the recipient until 2024-01-26T08:00+09:00";

    @Inject
    TestClock clock;

    @BeforeEach
    void begin() {
        Reminders.begin(clock);
    }

    @AfterEach
    void end() {
        Reminders.end(clock);
    }

    @Test
    void clientIsRemindedByMailInTheirLanguage() {
        new Mart()
                .loan(1471, "2024-01-28")
                .contact(1471, "Ana@Example.test", null, null, "pt-BR", null)
                .write();

        hear(Reminders.of(1471, 3));

        LedgerRows.awaitState(delivery(Reminders.of(1471, 3)), "ACCEPTED");
        Mail mail = Providers.mail().mails().get(0);
        assertEquals("ana@example.test", mail.to());
        assertEquals("Lembrete de pagamento: empréstimo 1471, vencimento em 28 de janeiro de 2024", mail.subject());
        assertTrue(mail.text().contains("Valor em aberto: R$\u00a01.234,50"), mail.text());
        assertTrue(mail.html().contains("<html lang=\"pt\">"), mail.html());
    }

    @Test
    void clientIsRemindedByTextMessageAndInTheLendersLanguageWhereTheirsIsUnknown() {
        new Mart()
                .loan(7, "2024-01-28")
                .contact(7, "a@example.test", "+5511987654321", "SMS", "tlh", null)
                .write();

        hear(Reminders.of(7, 1));

        LedgerRows.awaitState(delivery(Reminders.of(7, 1)), "DELIVERED");
        assertEquals(
                "Penstock Lending: loan 7, R$1,234.50 outstanding, due date January 28, 2024."
                        + " Questions: penstock@localhost.localdomain. Reply STOP to get no more.",
                Providers.twilio().messages().get(0).body());
        assertEquals(0, Providers.mail().mails().size());
    }

    @Test
    void deliveryHoldsNothingPersonalButTheAddress() {
        new Mart()
                .loan(7, "2024-01-28")
                .contact(7, "a@example.test", null, null, "en", null)
                .write();

        hear(Reminders.of(7, 3));

        assertEquals(
                "reminder|loan 7 due 2024-01-28 lead 3|{\"loanId\": 7, \"dueDate\": \"2024-01-28\", \"leadDays\": 3}",
                LedgerRows.value("SELECT template || '|' || subject || '|' || payload FROM notification.delivery"));
    }

    @Test
    void whoeverSleepsIsRemindedInTheMorning() {
        new Mart()
                .loan(7, "2024-01-28")
                .contact(7, "a@example.test", null, null, "en", "Asia/Tokyo")
                .write();
        Reminder reminder = Reminders.of(7, 3);

        hear(reminder);

        shown(reminder)
                .body("state", equalTo("PENDING"))
                .body("dueAt", equalTo("2024-01-25T23:00:00Z"))
                .body("lastError", equalTo(QUIET));
        clock.set(MORNING_IN_TOKYO.minusSeconds(2));
        LedgerRows.awaitState(delivery(reminder), "ACCEPTED");
        assertTrue(!clock.instant().isBefore(MORNING_IN_TOKYO));
        assertNull(LedgerRows.awaitState(delivery(reminder), "ACCEPTED").lastError());
    }

    @Test
    void attemptThatBecomesDueAtNightWaitsForTheMorning() {
        new Mart()
                .loan(7, "2024-01-28")
                .contact(7, null, "+5511987654321", null, "en", "Asia/Tokyo")
                .write();
        Reminder reminder = Reminders.of(7, 3);
        hear(reminder);

        LedgerRows.execute(
                "UPDATE notification.delivery SET due_at = '2024-01-25T14:00:00Z', last_error = 'Twilio 20500'");

        await().until(() -> QUIET.equals(LedgerRows.deliveries().get(0).lastError()));
        shown(reminder).body("dueAt", equalTo("2024-01-25T23:00:00Z")).body("attempts", equalTo(0));
        assertEquals(0, Providers.twilio().messages().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE mart.loan SET status = 'paid', paid_at = '2024-01-25 14:00' | loan is paid
            UPDATE mart.loan SET status = 'default'                            | loan is in default
            UPDATE mart.loan SET due_at = '2024-02-28 10:00'                   | loan is now due 2024-02-28
            DELETE FROM mart.loan                                              | loan is no longer on record
            """)
    void reminderThatIsOutdatedByTheTimeItIsSentIsNotSent(String change, String reason) {
        new Mart()
                .loan(7, "2024-01-28")
                .contact(7, "a@example.test", null, null, "en", "Asia/Tokyo")
                .write();
        hear(Reminders.of(7, 3));

        new Mart().add(change).write();
        clock.set(MORNING_IN_TOKYO);

        Row row = LedgerRows.awaitState(delivery(Reminders.of(7, 3)), "SUPPRESSED");
        assertEquals(reason, row.lastError());
        assertEquals(0, row.attempts());
        assertEquals(0, Providers.mail().mails().size());
    }

    @Test
    void optedOutClientIsOnRecordAndLeftInPeace() {
        new Mart()
                .loan(7, "2024-01-28")
                .contact(7, "a@example.test", "+5511987654321", null, "en", null)
                .write();
        operatorOptsOut("a@example.test");

        hear(Reminders.of(7, 3));

        Row row = LedgerRows.awaitState(delivery(Reminders.of(7, 3)), "SUPPRESSED");
        assertEquals("opted out", row.lastError());
        assertEquals(0, row.attempts());
        assertEquals("OPTED_OUT", outcome(Reminders.of(7, 3)));
        var told = Topics.await("delivery-status", message -> message.key().equals(String.valueOf(row.id())));
        assertTrue(told.value().contains("\"state\":\"SUPPRESSED\""), told.value());
        Contract.of("delivery-status").assertValid(told.value());
    }

    @Test
    void clientWhoOptsOutWhileAReminderWaitsIsLeftInPeace() {
        new Mart()
                .loan(7, "2024-01-28")
                .contact(7, "a@example.test", null, null, "en", "Asia/Tokyo")
                .write();
        hear(Reminders.of(7, 3));

        operatorOptsOut("a@example.test");
        clock.set(MORNING_IN_TOKYO);

        assertEquals(
                "opted out",
                LedgerRows.awaitState(delivery(Reminders.of(7, 3)), "SUPPRESSED")
                        .lastError());
        assertEquals(0, Providers.mail().mails().size());
    }

    @Test
    void whoCannotBeReachedIsToldInOneDigest() {
        new Mart()
                .loan(7, "2024-01-28")
                .loan(8, "2024-01-28")
                .contact(8, null, null, "SMS", "en", null)
                .write();

        hear(Reminders.of(7, 3), Reminders.of(8, 3), Reminders.of(404, 3));

        await().until(() -> Providers.twilio().messages().size() == 1
                && Providers.mail().mails().size() == 1);
        assertEquals("NO_CONTACT", outcome(Reminders.of(7, 3)));
        assertEquals("NO_CONTACT", outcome(Reminders.of(8, 3)));
        assertEquals("LOAN_UNKNOWN", outcome(Reminders.of(404, 3)));
        Mail mail = Providers.mail().mails().get(0);
        assertEquals("operations@example.test", mail.to());
        assertTrue(mail.subject().startsWith("Penstock UNREACHABLE: 3 reminders reached nobody (#"), mail.subject());
        for (int loan : new int[] {7, 8, 404}) {
            assertTrue(mail.text().contains("* loan " + loan + ", due 2024-01-28"), mail.text());
        }
        assertTrue(mail.text().contains("the loan is not on record"), mail.text());
        assertTrue(mail.text().contains("Add a contact or correct it"), mail.text());
        String sms = Providers.twilio().messages().get(0).body();
        assertTrue(
                sms.matches(
                        "Penstock #\\d+ UNREACHABLE: 3 reminders reached nobody, first loan \\d+, due 2024-01-28\\."),
                sms);
    }

    @Test
    void alertOfAnUnreachableClientSaysWhatTheNewestLoadRefusedOfTheContact() {
        new Mart()
                .loan(7, "2024-01-28")
                .contact(7, null, null, null, "en", null)
                .refused(7, 4710, "email", "email-format")
                .refused(7, 4711, "phone", "phone-possible")
                .refused(7, 4711, "time_zone", "time-zone-format")
                .write();

        hear(Reminders.of(7, 3));

        await().until(() -> Providers.mail().mails().size() == 1);
        String text = Providers.mail().mails().get(0).text().replaceAll("\\s+", " ");
        assertTrue(text.contains("that can be used; the phone number in line 3 of load 4711 could not be read"), text);
        assertFalse(text.contains("4710"), text);
    }

    @Test
    void contactThatIsAddedLaterIsUsedForTheNextReminderOnly() {
        new Mart().loan(7, "2024-01-28").write();
        hear(Reminders.of(7, 3));
        new Mart().contact(7, "a@example.test", null, null, "en", null).write();

        hear(Reminders.of(7, 3), Reminders.of(7, 1));

        LedgerRows.awaitState(delivery(Reminders.of(7, 1)), "ACCEPTED");
        assertEquals("NO_CONTACT", outcome(Reminders.of(7, 3)));
        assertEquals(
                1,
                Providers.mail().mails().stream()
                        .filter(mail -> mail.to().equals("a@example.test"))
                        .count());
    }

    @Test
    void newDueDateIsAnotherReminder() {
        new Mart()
                .loan(7, "2024-01-28")
                .contact(7, "a@example.test", null, null, "en", null)
                .write();
        hear(Reminders.of(7, 3));
        LedgerRows.awaitState(delivery(Reminders.of(7, 3)), "ACCEPTED");
        new Mart().add("UPDATE mart.loan SET due_at = '2024-02-28 23:30'").write();
        Reminder later = new Reminder(7, LocalDate.of(2024, 2, 28), 3);

        hear(later);

        LedgerRows.awaitState(delivery(later), "ACCEPTED");
        assertEquals(2, Providers.mail().mails().size());
    }

    private static void operatorOptsOut(String address) {
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("operator", "operator")
                .put("/opt-outs/{address}", address)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse shown(Reminder reminder) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic("viewer", "viewer")
                .get("/deliveries/{id}", delivery(reminder))
                .then()
                .statusCode(200);
    }
}
