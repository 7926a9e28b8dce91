package io.penstock.torture.oracle;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.penstock.local.Rig;
import io.penstock.testkit.Mail;
import io.penstock.testkit.Sms;
import io.penstock.torture.work.Sent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the ledger with what the mail server and the Twilio stand-in have themselves: what was accepted must be there,
 * nothing may be there more often than there are different messages to say it.
 */
final class Arrivals implements Examination {

    private static final String ACCEPTED = """
            SELECT provider_id FROM notification.delivery WHERE channel = '%s' AND state IN ('ACCEPTED', 'DELIVERED')""";
    private static final String MAILS = """
            SELECT DISTINCT ON (template, subject, recipient) id::text FROM notification.delivery
            WHERE channel = 'EMAIL' ORDER BY template, subject, recipient, id""";
    private static final String TEXTS = """
            SELECT recipient || ' ' || fingerprint FROM (
                SELECT DISTINCT ON (template, subject, recipient) recipient, fingerprint FROM notification.delivery
                WHERE channel = 'SMS' AND fingerprint IS NOT NULL) AS meant""";

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException {
        List<String> mails =
                rig.servers().mail().mails().stream().map(Mail::messageId).toList();
        List<Sms> messages = rig.servers().twilio().messages();
        return List.of(
                missing("mails accepted and not there", rig.penstock().all(ACCEPTED.formatted("EMAIL")), mails),
                mailsTwice(mails, rig.penstock().all(MAILS)),
                missing(
                        "text messages accepted and not there",
                        rig.penstock().all(ACCEPTED.formatted("SMS")),
                        messages.stream().map(Sms::sid).toList()),
                textsTwice(messages, rig.penstock().all(TEXTS)));
    }

    private static Finding missing(String what, List<String> accepted, List<String> there) {
        Tally missing = new Tally(what);
        Set<String> known = new HashSet<>(there);
        accepted.stream().filter(id -> id == null || !known.contains(id)).forEach(missing::add);
        return missing.finding();
    }

    /** A mail names its delivery; of deliveries that mean the same message only the first may send it. */
    private static Finding mailsTwice(List<String> mails, List<String> meant) {
        Tally twice = new Tally("mails accepted twice");
        Set<String> left = new HashSet<>(meant);
        for (String messageId : mails) {
            String delivery = messageId == null ? "" : messageId.replaceAll("^<delivery-([0-9]+)@.*", "$1");
            if (!left.remove(delivery)) {
                twice.add(messageId);
            }
        }
        return twice.finding();
    }

    private static Finding textsTwice(List<Sms> messages, List<String> meant) {
        Tally twice = new Tally("text messages accepted twice");
        Map<String, Long> left = new HashMap<>(meant.stream().collect(groupingBy(text -> text, counting())));
        for (Sms sms : messages) {
            long times = left.merge(sms.to() + " " + fingerprint(sms.body()), -1L, Long::sum);
            if (times < 0) {
                twice.add(sms.sid());
            }
        }
        return twice.finding();
    }

    private static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
