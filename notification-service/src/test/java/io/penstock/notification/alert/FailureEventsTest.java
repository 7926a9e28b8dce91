package io.penstock.notification.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.penstock.testkit.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureEventsTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void agreedValidationFailedIsUnderstood() throws JsonProcessingException {
        ValidationFailed event = json.readValue(Contract.of("validation-failed").example(), ValidationFailed.class);

        assertEquals(AlertKind.BAD_VALUES, event.kind());
        assertEquals("load 19", event.subject());
        assertEquals(31, event.finding().rejected());
        assertEquals(12, event.finding().unread());
        assertEquals(
                List.of(new Finding.Rule(
                        "address-shape", "address_line_1", "address line 1 is not an address that can be split", 12)),
                event.finding().unreadRules());
        assertEquals(
                new Finding.Rule("email-format", "email_address", "email address is not a valid e-mail address", 20),
                event.rules().get(0));
        assertTrue(event.finding().balanced());
    }

    @Test
    void agreedIntakeFailedIsUnderstood() throws JsonProcessingException {
        IntakeFailed event = json.readValue(Contract.of("intake-failed").example(), IntakeFailed.class);

        assertEquals(AlertKind.UNEXPECTED, event.kind());
        assertEquals("intake 18", event.subject());
        assertEquals(7, event.finding().line());
        assertTrue(event.finding().quarantined());
    }

    @Test
    void agreedReportFailedIsUnderstood() throws JsonProcessingException {
        ReportFailed event = json.readValue(Contract.of("report-failed").example(), ReportFailed.class);

        assertEquals("report 7 at 2026-11-20T10:00:00Z", event.subject());
        assertEquals("workbook of accounts.csv", event.finding().name());
        assertEquals(21, event.finding().batchId());
        assertEquals(
                "cohort 7 was not made: the outbox cannot be written: not permitted",
                event.finding().reason());
    }

    @Test
    void agreedRemindersHeldIsUnderstood() throws JsonProcessingException {
        RemindersHeld event = json.readValue(Contract.of("reminders-held").example(), RemindersHeld.class);

        assertEquals("held by batch 31", event.subject());
        assertEquals("reminders of 2024-01-25 are held", event.finding().name());
        assertEquals(
                "loans load 31 failed: the books do not balance",
                event.finding().reason());
    }

    @Test
    void agreedProcessingFailedIsUnderstood() throws JsonProcessingException {
        ProcessingFailed event = json.readValue(Contract.of("processing-failed").example(), ProcessingFailed.class);

        assertEquals("SET_ASIDE etl-service ingestion at 2026-11-20T10:00:00Z", event.subject());
        assertEquals(
                "message of ingestion set aside by etl-service", event.finding().name());
        assertEquals(
                "topic=ingestion partition=3 offset=1204: IllegalStateException from PSQLException sqlState=54000;"
                        + " GET /etl/dead-letters lists it, POST /etl/dead-letters/ingestion/replay puts it back",
                event.finding().reason());
    }

    @Test
    void fileWithoutABatchIsTheSameAlertWithinTheHour() throws JsonProcessingException {
        assertEquals(subject("2026-11-20T06:05:00.000Z"), subject("2026-11-20T06:59:59.999Z"));
        assertEquals("file null/open.xlsx at 2026-11-20T07:00:00Z", subject("2026-11-20T07:00:00.000Z"));
    }

    @Test
    void eventWithoutAFieldThatIsNeededIsRefused() {
        assertThrows(
                JsonProcessingException.class,
                () -> json.readValue("{\"name\":\"x\",\"kind\":\"UNEXPECTED\"}", IntakeFailed.class));
    }

    private String subject(String at) throws JsonProcessingException {
        String event =
                "{\"name\":\"open.xlsx\",\"kind\":\"FILE_LOCKED\",\"reason\":\"locked\",\"quarantined\":false,\"at\":\"%s\"}";
        return json.readValue(event.formatted(at), IntakeFailed.class).subject();
    }
}
