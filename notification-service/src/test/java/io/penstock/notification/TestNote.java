package io.penstock.notification;

import io.penstock.notification.ledger.Beginning;
import io.penstock.notification.ledger.Channel;
import io.penstock.notification.ledger.Intent;
import io.penstock.notification.ledger.Ledger;
import io.penstock.notification.wording.Wording;
import io.penstock.notification.wording.Words;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A template of the tests' own, which has something to send without any alert. */
@ApplicationScoped
public class TestNote implements Wording {

    private static final AtomicLong SUBJECTS = new AtomicLong(System.nanoTime());

    private final Ledger ledger;

    TestNote(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Records a note to the address and gives its delivery's id. */
    public long send(Channel channel, String recipient) {
        return send("test-note", channel, recipient);
    }

    /** As {@link #send(Channel, String)}, with another template. */
    public long send(String template, Channel channel, String recipient) {
        Intent intent = intent(template, channel, recipient);
        QuarkusTransaction.requiringNew().run(() -> ledger.intend(intent));
        return LedgerRows.deliveries().stream()
                .filter(row -> row.recipient().equals(recipient))
                .reduce((first, last) -> last)
                .orElseThrow()
                .id();
    }

    /** Records so many notes in one transaction and gives their deliveries' ids. */
    public List<Long> send(Channel channel, int notes, String recipient) {
        List<Beginning> beginnings = Stream.generate(() -> intent("test-note", channel, recipient))
                .limit(notes)
                .map(intent -> new Beginning(intent, null))
                .toList();
        return List.copyOf(QuarkusTransaction.requiringNew()
                .call(() -> ledger.intend(beginnings))
                .values());
    }

    private static Intent intent(String template, Channel channel, String recipient) {
        String subject = "note " + SUBJECTS.incrementAndGet();
        return new Intent(template, subject, recipient, channel, null, List.of(), "\"" + subject + "\"");
    }

    @Override
    public String template() {
        return "test-note";
    }

    @Override
    public Words mail(String payload) {
        return new Words("A note", "Note: " + payload, "<p>Note</p>");
    }

    @Override
    public Words sms(String payload) {
        return Words.sms("Note: " + payload);
    }
}
