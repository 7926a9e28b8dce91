package io.penstock.torture.model;

import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Difference.Where;
import io.penstock.torture.model.Recipients.Recipient;
import io.penstock.torture.work.Lender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must have become of each reminder, by what was asked for and who had opted out then. */
public final class ReminderLedger {

    private static final int DUE_PER_DAY = 3;

    private final Lender lender;
    private final Recipients recipients;
    private final Set<String> optedOut = new TreeSet<>();
    private final Map<String, Fate> fates = new TreeMap<>();
    private int day;

    ReminderLedger(Lender lender, Recipients recipients) {
        this.lender = lender;
        this.recipients = recipients;
    }

    /** Writes a lender's books for a number of days into a folder; all of {@link Lender#FILES} must be loaded first. */
    public static ReminderLedger write(Path folder, int days, long seed) throws IOException {
        Lender lender = Lender.write(folder, days, DUE_PER_DAY, seed);
        return new ReminderLedger(lender, Recipients.read(folder));
    }

    /** Whether there is another day to be reminded of. */
    boolean hasNextDay() {
        return day < lender.days();
    }

    LocalDate nextDate() {
        return lender.date(day);
    }

    /** Those who are to be reminded next. */
    Set<Recipient> nextRecipients() {
        Set<Recipient> next = new LinkedHashSet<>();
        if (!hasNextDay()) {
            return next;
        }
        lender.remindersOf(day).forEach(reminder -> recipientOf(reminder).ifPresent(next::add));
        return next;
    }

    /** Everybody who is due on the next day is reminded once; returns how many reminders are new. */
    long remind() {
        return lender.remindersOf(day).stream()
                .filter(reminder -> fates.putIfAbsent(reminder, fateOf(reminder)) == null)
                .count();
    }

    void endDay() {
        day++;
    }

    private Fate fateOf(String reminder) {
        return recipientOf(reminder)
                .map(recipient -> optedOut.contains(recipient.address()) ? Fate.SUPPRESSED : Fate.SENT)
                .orElse(Fate.UNREACHABLE);
    }

    private Optional<Recipient> recipientOf(String reminder) {
        return recipients.find(reminder.substring(0, reminder.indexOf(' ')));
    }

    boolean isRecipient(String address) {
        return recipients.addresses().contains(address);
    }

    boolean isOptedOut(String address) {
        return optedOut.contains(address);
    }

    void optOut(String address) {
        optedOut.add(address);
    }

    void optIn(String address) {
        optedOut.remove(address);
    }

    /**
     * Compares what is on record, and how many messages have come to each address.
     *
     * @param arrived messages by address
     * @param doubtful mails of which nobody knows whether they were sent, by address
     * @throws Difference if they differ
     */
    void compare(Map<String, Fate> found, Map<String, Long> arrived, Map<String, Long> doubtful) {
        if (!fates.equals(found)) {
            Map<String, Fate> missing = new TreeMap<>(fates);
            missing.entrySet().removeAll(found.entrySet());
            Map<String, Fate> other = new TreeMap<>(found);
            other.entrySet().removeAll(fates.entrySet());
            throw new Difference(Where.MESSAGES, "expected reminders %s, found %s".formatted(missing, other));
        }
        Map<String, Long> sent = new TreeMap<>();
        fates.forEach((reminder, fate) -> {
            if (fate == Fate.SENT) {
                sent.merge(recipientOf(reminder).orElseThrow().address(), 1L, Long::sum);
            }
        });
        Set<String> addresses = new TreeSet<>(sent.keySet());
        addresses.addAll(arrived.keySet());
        for (String address : addresses) {
            long expected = sent.getOrDefault(address, 0L);
            long came = arrived.getOrDefault(address, 0L);
            if (came > expected || came < expected - doubtful.getOrDefault(address, 0L)) {
                throw new Difference(
                        Where.MESSAGES, "expected %d messages to %s, found %d".formatted(expected, address, came));
            }
        }
    }

    /** What became of a reminder. */
    enum Fate {
        SENT,
        SUPPRESSED,
        UNREACHABLE
    }
}
