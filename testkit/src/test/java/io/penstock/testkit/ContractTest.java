package io.penstock.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingestion",
                "intake-failed",
                "etl-chunk",
                "etl-progress",
                "etl-complete",
                "validation-failed",
                "delivery-status",
                "reminder-due",
                "report-ready",
                "report-failed",
                "reminders-held",
                "processing-failed",
                "personal-data-seen"
            })
    void exampleFitsItsSchema(String topic) {
        Contract contract = Contract.of(topic);
        contract.assertValid(contract.example());
    }

    @Test
    void missingFieldIsRefused() {
        assertThrows(AssertionError.class, () -> Contract.of("etl-chunk").assertValid("{\"batchId\":1}"));
    }

    @Test
    void timeThatIsNoInstantIsRefused() {
        Contract contract = Contract.of("ingestion");
        String event = contract.example().replaceFirst("\"2026-11-20T06:30:00.000Z\"", "\"yesterday\"");
        assertThrows(AssertionError.class, () -> contract.assertValid(event));
    }
}
