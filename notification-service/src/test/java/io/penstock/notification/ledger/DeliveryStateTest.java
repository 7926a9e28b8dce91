package io.penstock.notification.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DeliveryStateTest {

    @ParameterizedTest(name = "{0} may become {1}")
    @CsvFileSource(resources = "/delivery-states.csv", numLinesToSkip = 1)
    void stateMayBecomeOnlyWhatComesAfterIt(DeliveryState state, String next) {
        String allowed = Arrays.stream(DeliveryState.values())
                .filter(state::mayBecome)
                .map(DeliveryState::name)
                .sorted()
                .collect(Collectors.joining(" "));

        assertEquals(next == null ? "" : next, allowed);
    }
}
