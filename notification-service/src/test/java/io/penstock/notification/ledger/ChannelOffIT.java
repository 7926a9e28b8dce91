package io.penstock.notification.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.LedgerRows.Row;
import io.penstock.notification.Providers;
import io.penstock.notification.TestNote;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages by a channel that is not configured. */
@QuarkusTest
class ChannelOffIT {

    private static final Sender OFF = new QuietSender(Channel.SMS, "text messages are off");

    @Inject
    TestNote note;

    @Inject
    ClaimDeliveries claims;

    @Inject
    LedgerSql sql;

    @Inject
    TellChannels channels;

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @AfterEach
    void on() {
        channels.onStart(new StartupEvent());
    }

    @Test
    void messageIsSuppressedWithTheReasonAndNotAttempted() {
        long id = note.send(Channel.SMS, "+15551230007");
        LedgerRows.awaitState(id, "DELIVERED");
        Providers.twilio().clear();

        QuarkusTransaction.requiringNew().run(() -> {
            Delivery.update(
                    "state = ?1, attempts = 0, dueAt = ?2 where id = ?3", DeliveryState.PENDING, Instant.EPOCH, id);
            claims.next(OFF);
        });

        Row row = LedgerRows.awaitState(id, "SUPPRESSED");
        assertEquals("text messages are off", row.lastError());
        assertEquals(0, row.attempts());
        assertEquals(0, Providers.twilio().messages().size());
    }

    @Test
    void whetherAChannelIsOffIsOnRecordFromTheStart() {
        new TellChannels(sql, List.of(OFF)).onStart(new StartupEvent());
        assertEquals("text messages are off", offBecause());

        channels.onStart(new StartupEvent());

        assertNull(offBecause());
    }

    private static String offBecause() {
        return LedgerRows.value("SELECT off_because FROM notification.channel WHERE channel = 'SMS'");
    }
}
