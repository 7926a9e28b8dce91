package io.penstock.notification.alert;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.notification.LedgerRows;
import io.penstock.notification.Providers;
import io.penstock.notification.wording.Segment;
import io.penstock.testkit.Contract;
import io.penstock.testkit.Mail;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Sms;
import io.penstock.testkit.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AlertsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong BATCHES = new AtomicLong(1000);

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @Test
    void failedValidationMakesOneMailAndOneSmsThatSayWhatAndWhere() throws IOException {
        long batch = BATCHES.incrementAndGet();

        Topics.publish("validation-failed", String.valueOf(batch), validationFailed(batch));

        Mail mail = await().until(Providers.mail()::mails, mails -> mails.size() == 1)
                .get(0);
        Sms sms = await().until(Providers.twilio()::messages, messages -> messages.size() == 1)
                .get(0);
        assertEquals("operations@example.test", mail.to());
        assertEquals("+15551230001", sms.to());
        assertTrue(mail.subject().startsWith("Penstock BAD_VALUES: defects.csv (#"), mail.subject());
        assertTrue(
                mail.text()
                        .contains(
                                "31 of 20000 rows were rejected. 12 values could not be read; the rows were loaded without them. The books"),
                mail.text());
        assertTrue(mail.text().contains("- 20 rows: email address is not a valid e-mail address"), mail.text());
        assertTrue(mail.text().contains("/loads/" + batch + "/rejects"), mail.text());
        assertTrue(mail.html().contains("<td>email address is not a valid e-mail address</td>"), mail.html());
        assertTrue(sms.body().contains("defects.csv, 31 of 20000 rows rejected, 12 values not read"), sms.body());
        assertTrue(Segment.septets(sms.body()) <= Segment.LENGTH, sms.body());
    }

    @Test
    void deliveryIsToldStateByStateAsAgreed() throws IOException {
        long batch = BATCHES.incrementAndGet();

        Topics.publish("validation-failed", String.valueOf(batch), validationFailed(batch));

        for (String state : List.of("PENDING", "SENDING", "ACCEPTED", "DELIVERED")) {
            var event = Topics.await(
                    "delivery-status",
                    message -> message.value().contains("\"batchIds\":[" + batch + "]")
                            && message.value().contains("\"channel\":\"SMS\"")
                            && message.value().contains("\"state\":\"" + state + "\""));
            Contract.of("delivery-status").assertValid(event.value());
            assertEquals(JSON.readTree(event.value()).get("deliveryId").asText(), event.key());
        }
    }

    @Test
    void sameEventAgainAndSameLoadAgainTellNothingMore() throws IOException {
        long batch = BATCHES.incrementAndGet();
        String event = validationFailed(batch);
        Topics.publish("validation-failed", "k", event, Map.of("ce_id", "replayed-" + batch));
        await().until(() -> Providers.mail().mails().size() == 1);

        Topics.publish("validation-failed", "k", event, Map.of("ce_id", "replayed-" + batch));
        Topics.publish("validation-failed", "k", event, Map.of("ce_id", "other-id-" + batch));
        long next = BATCHES.incrementAndGet();
        Topics.publish("validation-failed", "k", validationFailed(next), Map.of("ce_id", "next-" + next));

        await().until(() -> Providers.mail().mails().size() == 2
                && Providers.twilio().messages().size() == 2);
        assertEquals(2, LedgerRows.count("alert"));
        assertTrue(Providers.mail().mails().get(1).text().contains("/loads/" + next + "/"));
        assertFalse(Providers.mail().mails().get(1).text().contains("/loads/" + batch + "/"));
    }

    @Test
    void hundredBadFilesMakeOneMailPerRecipientAndOneSms() throws IOException, SQLException {
        try (Connection penstock = Servers.postgres().connect("penstock");
                var statement = penstock.createStatement()) {
            penstock.setAutoCommit(false);
            // While somebody holds the kind, no digest of it is made; without this a slow machine would make several.
            statement.execute("SELECT FROM notification.alert_kind WHERE kind = 'UNEXPECTED' FOR NO KEY UPDATE");
            for (int i = 0; i < 100; i++) {
                Topics.publish(
                        "intake-failed",
                        "f" + i,
                        intakeFailed(BATCHES.incrementAndGet(), "broken-" + i + ".csv", "UNEXPECTED"));
            }
            await().until(() -> LedgerRows.count("alert") == 100);
            penstock.commit();
        }

        await().until(() -> Providers.mail().mails().size() == 2);
        await().until(() -> Providers.twilio().messages().size() == 1);
        assertEquals(100, LedgerRows.count("alert"));
        assertEquals(3, LedgerRows.count("delivery"));
        Mail mail = Providers.mail().mails().get(0);
        assertTrue(mail.subject().contains("100 files need a person to look"), mail.subject());
        assertTrue(mail.text().contains("* broken-0.csv"), mail.text());
        assertTrue(mail.text().contains("and 75 more files."), mail.text());
        assertTrue(Providers.twilio().messages().get(0).body().contains("100 files, first broken-0.csv"));
    }

    @Test
    void droppedFileThatHeldNothingNewIsToldWithWhatCanBeDone() throws IOException {
        long batch = BATCHES.incrementAndGet();
        Topics.publish("intake-failed", "same.csv", intakeFailed(batch, "same.csv", "DUPLICATE"));

        await().until(() -> !Providers.mail().mails().isEmpty());
        String text = Providers.mail().mails().get(0).text();
        assertTrue(text.contains("Nothing was loaded, and nothing is missing"), text);
        assertTrue(text.contains("same.csv (batch " + batch + ")"), text);
    }

    @Test
    void lockedFileThatIsReportedAgainAndAgainIsOneAlert() throws IOException {
        String event = intakeFailed(null, "open-" + BATCHES.incrementAndGet() + ".xlsx", "FILE_LOCKED");
        for (int i = 0; i < 3; i++) {
            Topics.publish("intake-failed", "open.xlsx", event);
        }

        await().until(() -> Providers.mail().mails().size() == 1);
        assertEquals(1, LedgerRows.count("alert"));
        assertTrue(Providers.mail().mails().get(0).text().contains("It is tried again by itself"));
    }

    @Test
    void workbookThatIsNotMadeIsToldByItsFileAndToldAgainWhenItFailsOnceMore() {
        long report = BATCHES.incrementAndGet();

        Topics.publish("report-failed", "1", reportFailed(report, "10:00:00"), Map.of("ce_id", "failed-" + report));
        Topics.publish("report-failed", "1", reportFailed(report, "10:00:00"), Map.of("ce_id", "failed-" + report));

        Mail mail = await().until(Providers.mail()::mails, mails -> mails.size() == 2)
                .get(0);
        assertTrue(mail.subject().startsWith("Penstock UNEXPECTED: workbook of accounts.csv (#"), mail.subject());
        assertTrue(
                mail.text().contains("cohort " + report + " was not made: the outbox cannot be written: not permitted"),
                mail.text());
        Sms sms = await().until(Providers.twilio()::messages, messages -> messages.size() == 1)
                .get(0);
        assertTrue(
                sms.body().contains("UNEXPECTED: workbook of accounts.csv: cohort " + report + " was not made"),
                sms.body());
        assertEquals(1, LedgerRows.count("alert"));

        Topics.publish("report-failed", "1", reportFailed(report, "11:00:00"));

        await().until(() -> LedgerRows.count("alert") == 2);
    }

    @Test
    void messageThatWasSetAsideIsToldOnceForItsTopic() {
        String event = Contract.of("processing-failed").example();

        Topics.publish("processing-failed", "etl-service", event);
        Topics.publish("processing-failed", "etl-service", event.replace("1204", "1205"));

        Sms sms = await().until(Providers.twilio()::messages, messages -> messages.size() == 1)
                .get(0);
        assertTrue(sms.body().contains("PROCESSING: message of ingestion set aside by etl-service"), sms.body());
        Mail mail = await().until(Providers.mail()::mails, mails -> mails.size() == 1)
                .get(0);
        assertTrue(mail.text().contains("POST /etl/dead-letters/ingestion/replay puts it back"), mail.text());
        assertEquals(1, LedgerRows.count("alert"));
    }

    @Test
    void heldRemindersAreToldOnceForABatchAndOnceWhenTheyGoOn() throws IOException {
        long batch = BATCHES.incrementAndGet();

        Topics.publish("reminders-held", "reminders", remindersHeld(batch, 1, "HELD", "loans load failed"));
        Topics.publish("reminders-held", "reminders", remindersHeld(batch, 2, "HELD", "loans load failed"));

        Sms held = await().until(Providers.twilio()::messages, messages -> messages.size() == 1)
                .get(0);
        assertTrue(held.body().contains("REMINDERS_HELD: reminders of 2024-01-25 are held."), held.body());
        Mail mail = await().until(Providers.mail()::mails, mails -> mails.size() == 1)
                .get(0);
        assertTrue(mail.text().contains("loans load failed"), mail.text());
        assertEquals(1, LedgerRows.count("alert"));

        Topics.publish("reminders-held", "reminders", remindersHeld(batch, 2, "RESUMED", null));

        Sms resumed = await().until(Providers.twilio()::messages, messages -> messages.size() == 2)
                .get(1);
        assertTrue(resumed.body().contains("REMINDERS_HELD: reminders of 2024-01-25 go on."), resumed.body());
    }

    private static String remindersHeld(long batch, long run, String state, String reason) throws IOException {
        ObjectNode event =
                (ObjectNode) JSON.readTree(Contract.of("reminders-held").example());
        event.put("batchId", batch).put("runId", batch * 10 + run);
        return event.put("state", state).put("reason", reason).toString();
    }

    private static String reportFailed(long report, String time) {
        return Contract.of("report-failed")
                .example()
                .replace("\"reportId\": 7", "\"reportId\": " + report)
                .replace("10:00:00", time);
    }

    @Test
    void eventThatCannotBeReadIsSetAsideAndTheNextIsHeard() throws IOException {
        Topics.publish("intake-failed", "x", "{\"kind\":\"NO_SUCH_KIND\",\"name\":\"x\"}");
        Topics.publish("intake-failed", "y", intakeFailed(BATCHES.incrementAndGet(), "y.csv", "BAD_VALUES"));

        await().until(() -> Providers.mail().mails().size() == 1);
        Topics.await("intake-failed.dead-letter", message -> message.value().contains("NO_SUCH_KIND"));
    }

    private static String validationFailed(long batch) throws IOException {
        ObjectNode event =
                (ObjectNode) JSON.readTree(Contract.of("validation-failed").example());
        return event.put("batchId", batch).toString();
    }

    private static String intakeFailed(Long batch, String name, String kind) throws IOException {
        ObjectNode event =
                (ObjectNode) JSON.readTree(Contract.of("intake-failed").example());
        event.put("batchId", batch).put("name", name).put("kind", kind);
        return event.toString();
    }
}
