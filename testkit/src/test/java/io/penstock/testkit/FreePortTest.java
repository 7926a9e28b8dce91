package io.penstock.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortTest {

    private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

    @Test
    void noPortIsGivenTwice() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            given.add(FreePort.take());
        }
        assertEquals(100, given.size());
    }

    @Test
    void noPortIsOneThatAnOutgoingConnectionMayHave() {
        for (int i = 0; i < 100; i++) {
            assertTrue(FreePort.take() < FIRST_OF_OUTGOING_CONNECTIONS);
        }
    }

    @Test
    void portThatIsTakenOnTheLoopbackAddressAloneIsNotFree() throws IOException {
        try (var taken = new ServerSocket(FreePort.take(), 1, InetAddress.getLoopbackAddress())) {
            assertFalse(FreePort.isFree(taken.getLocalPort()));
        }
    }
}
