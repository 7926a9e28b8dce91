package io.penstock.reporting.follow;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.penstock.reporting.audit.Sighting;
import io.penstock.testkit.Contract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsumedEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @ParameterizedTest
    @MethodSource("events")
    void agreedExampleIsUnderstood(String topic, Class<?> event) {
        assertDoesNotThrow(() -> JSON.readValue(Contract.of(topic).example(), event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventWithoutItsTimeIsRefused(String topic, Class<?> event) throws JsonProcessingException {
        ObjectNode example = (ObjectNode) JSON.readTree(Contract.of(topic).example());
        example.remove(topic.equals("etl-complete") ? "finishedAt" : "at");

        assertThrows(JsonMappingException.class, () -> JSON.treeToValue(example, event));
    }

    @Test
    void unknownStateIsRefused() throws JsonProcessingException {
        ObjectNode example = (ObjectNode) JSON.readTree(Contract.of("ingestion").example());
        example.put("state", "MELTED");

        assertThrows(JsonMappingException.class, () -> JSON.treeToValue(example, BatchTaken.class));
    }

    private static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("ingestion", BatchTaken.class),
                Arguments.of("intake-failed", IntakeFailed.class),
                Arguments.of("etl-progress", LoadAdvanced.class),
                Arguments.of("etl-complete", LoadFinished.class),
                Arguments.of("validation-failed", ValidationFailed.class),
                Arguments.of("delivery-status", MessageAdvanced.class),
                Arguments.of("personal-data-seen", Sighting.class));
    }
}
