package io.penstock.notification.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.penstock.testkit.Contract;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryStatusTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @ParameterizedTest
    @EnumSource
    void everyStateIsToldAsAgreed(DeliveryState state) throws IOException {
        Contract contract = Contract.of("delivery-status");
        Instant at = Instant.parse("2026-11-20T06:32:11.123Z");

        contract.assertValid(json.writeValueAsString(
                new DeliveryStatus(5, "alert-digest", Channel.SMS, state, "BAD_VALUES", List.of(19L), at)));
        contract.assertValid(
                json.writeValueAsString(new DeliveryStatus(5, "weekly", Channel.EMAIL, state, null, List.of(), at)));
    }
}
