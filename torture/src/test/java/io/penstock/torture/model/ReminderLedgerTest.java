package io.penstock.torture.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.model.Difference;
import io.penstock.torture.model.Recipients.Recipient;
import io.penstock.torture.model.ReminderLedger.Fate;
import io.penstock.torture.work.Lender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReminderLedgerTest {

    private static final int DAYS = 4;

    @TempDir
    private Path folder;

    private ReminderLedger ledger;
    private Lender lender;
    private Recipients recipients;

    @BeforeEach
    void write() throws IOException {
        lender = Lender.write(folder, DAYS, 3, 42);
        recipients = Recipients.read(folder);
        ledger = new ReminderLedger(lender, recipients);
    }

    @Test
    void remindsOnce() {
        assertEquals(lender.remindersOf(0).size(), ledger.remind());
        assertEquals(0, ledger.remind());
    }

    @Test
    void acceptsOneMessageForEachReminder() {
        ledger.remind();

        assertDoesNotThrow(() -> ledger.compare(fates(Set.of()), arrived(Set.of()), Map.of()));
    }

    @Test
    void findsMessageThatCameTwice() {
        ledger.remind();
        Map<String, Long> arrived = arrived(Set.of());
        arrived.merge(arrived.keySet().iterator().next(), 1L, Long::sum);

        assertThrows(Difference.class, () -> ledger.compare(fates(Set.of()), arrived, Map.of()));
    }

    @Test
    void findsMessageThatNeverCame() {
        ledger.remind();
        Map<String, Long> arrived = arrived(Set.of());
        String missing = arrived.keySet().iterator().next();
        arrived.merge(missing, -1L, Long::sum);

        assertThrows(Difference.class, () -> ledger.compare(fates(Set.of()), arrived, Map.of()));
        assertDoesNotThrow(() -> ledger.compare(fates(Set.of()), arrived, Map.of(missing, 1L)), "nobody knows of it");
    }

    @Test
    void findsMessageToWhoOptedOut() {
        String address = ledger.nextRecipients().iterator().next().address();
        ledger.optOut(address);
        ledger.remind();

        assertThrows(Difference.class, () -> ledger.compare(fates(Set.of(address)), arrived(Set.of()), Map.of()));
        assertDoesNotThrow(() -> ledger.compare(fates(Set.of(address)), arrived(Set.of(address)), Map.of()));
    }

    @Test
    void takesPhoneNumberWhereItIsPreferredOrThereIsNoMailAddress() throws IOException {
        Files.write(
                folder.resolve("contacts.csv"),
                List.of(
                        "user_id,email,phone,preferred_channel",
                        "1,a@example.com,+15005550006,SMS",
                        "2,b@example.com,+15005550007,",
                        "3,,+15005550008,EMAIL",
                        "4,d@example.com,,SMS"));
        Files.write(folder.resolve("loans.csv"), List.of("user_id,loan_id", "1,11", "2,12", "3,13", "4,14", "5,15"));

        Recipients read = Recipients.read(folder);

        assertEquals(new Recipient("+15005550006", true), read.find("11").orElseThrow());
        assertEquals(new Recipient("b@example.com", false), read.find("12").orElseThrow());
        assertEquals(new Recipient("+15005550008", true), read.find("13").orElseThrow());
        assertEquals(new Recipient("d@example.com", false), read.find("14").orElseThrow());
        assertTrue(read.find("15").isEmpty());
    }

    private Map<String, Fate> fates(Set<String> optedOut) {
        Map<String, Fate> fates = new TreeMap<>();
        for (String reminder : lender.remindersOf(0)) {
            fates.put(
                    reminder,
                    recipientOf(reminder)
                            .map(recipient -> optedOut.contains(recipient.address()) ? Fate.SUPPRESSED : Fate.SENT)
                            .orElse(Fate.UNREACHABLE));
        }
        return fates;
    }

    private Map<String, Long> arrived(Set<String> optedOut) {
        Map<String, Long> arrived = new TreeMap<>();
        for (String reminder : lender.remindersOf(0)) {
            recipientOf(reminder)
                    .map(Recipient::address)
                    .filter(address -> !optedOut.contains(address))
                    .ifPresent(address -> arrived.merge(address, 1L, Long::sum));
        }
        return arrived;
    }

    private Optional<Recipient> recipientOf(String reminder) {
        return recipients.find(reminder.substring(0, reminder.indexOf(' ')));
    }
}
