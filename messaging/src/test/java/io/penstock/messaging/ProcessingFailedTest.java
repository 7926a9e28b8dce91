package io.penstock.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.messaging.ProcessingFailed.State;
import io.penstock.testkit.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProcessingFailedTest {

    @ParameterizedTest
    @EnumSource
    void isAsAgreed(State state) throws JsonProcessingException {
        ProcessingFailed event = ProcessingFailed.now("etl-service", state, null, "load batchId=7", "sqlState=42P01");

        Contract.of(ProcessingFailed.TOPIC).assertValid(new ObjectMapper().writeValueAsString(event));
    }
}
