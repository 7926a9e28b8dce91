package io.penstock.notification.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.penstock.testkit.Contract;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportReadyTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void agreedReportReadyIsUnderstood() throws JsonProcessingException {
        ReportReady event = read(Contract.of("report-ready").example());

        assertEquals(7, event.reportId());
        assertEquals(Optional.of(ReportKind.WEEKLY_SUMMARY), event.sent());
        assertEquals("2024-01-15/2024-01-22", event.subject());
    }

    @Test
    void forcedReportIsAboutItself() throws JsonProcessingException {
        String forced = Contract.of("report-ready").example().replace("\"forced\": false", "\"forced\": true");

        assertEquals("2024-01-15/2024-01-22 report 7", read(forced).subject());
    }

    @Test
    void eventWithoutAFieldThatIsNeededIsRefused() {
        assertThrows(JsonProcessingException.class, () -> read("{\"reportId\":7,\"kind\":\"WEEKLY_SUMMARY\"}"));
    }

    @Test
    void workbookOfACohortIsSentToNobody() throws JsonProcessingException {
        ReportReady cohort = read("{\"reportId\":7,\"kind\":\"COHORT\",\"batchId\":12,\"forced\":false}");

        assertEquals(Optional.empty(), cohort.sent());
    }

    private ReportReady read(String event) throws JsonProcessingException {
        return json.readValue(event, ReportReady.class);
    }
}
