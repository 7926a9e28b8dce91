package io.penstock.torture.model;

import io.penstock.local.Rig;
import io.penstock.testkit.Mail;
import io.penstock.testkit.Sms;
import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Difference.Where;
import io.penstock.torture.model.ReminderLedger.Fate;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has become of reminders, as the platform has it on record, and what has arrived. */
final class SentMessages {

    private static final String REMINDERS = """
            SELECT concat_ws(' ', r.loan_id, r.due_date, r.lead_days) || '|' || CASE
                WHEN d.state IN ('ACCEPTED', 'DELIVERED') OR d.state = 'UNKNOWN' AND d.channel = 'EMAIL' THEN 'SENT'
                WHEN d.state = 'SUPPRESSED' THEN 'SUPPRESSED'
                WHEN d.state IS NULL AND r.outcome = 'NO_CONTACT' THEN 'UNREACHABLE'
                ELSE coalesce(d.state, r.outcome) || coalesce(' ' || d.last_error, '') END
            FROM notification.reminder AS r LEFT JOIN notification.delivery AS d ON d.id = r.delivery_id""";
    private static final String DOUBTFUL = """
            SELECT recipient FROM notification.delivery
            WHERE template = 'reminder' AND channel = 'EMAIL' AND state = 'UNKNOWN'""";

    private final Rig rig;

    SentMessages(Rig rig) {
        this.rig = rig;
    }

    /**
     * Compares them with what the model says.
     *
     * @throws Difference if there are other messages than those that must be
     */
    void compare(ReminderLedger ledger) throws SQLException {
        Map<String, Fate> found = new TreeMap<>();
        for (String row : rig.penstock().all(REMINDERS)) {
            int end = row.indexOf('|');
            found.put(row.substring(0, end), fate(row.substring(end + 1), row));
        }
        Stream<String> arrived = Stream.concat(
                rig.servers().mail().mails().stream().map(Mail::to),
                rig.servers().twilio().messages().stream().map(Sms::to));
        ledger.compare(found, count(arrived.filter(ledger::isRecipient)), count(rig.penstock().all(DOUBTFUL).stream()));
    }

    private static Fate fate(String name, String row) {
        return Arrays.stream(Fate.values())
                .filter(fate -> fate.name().equals(name))
                .findAny()
                .orElseThrow(() -> new Difference(Where.MESSAGES, "expected a reminder that has ended, found " + row));
    }

    private static Map<String, Long> count(Stream<String> addresses) {
        return addresses.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
