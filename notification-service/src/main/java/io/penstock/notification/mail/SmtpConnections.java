package io.penstock.notification.mail;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Connections that were made for a mail and are kept for the next one. */
@ApplicationScoped
class SmtpConnections {

    private record Kept(SmtpConnection connection, long until) {}

    private final MailSettings settings;
    private final ConcurrentLinkedDeque<Kept> kept = new ConcurrentLinkedDeque<>();

    SmtpConnections(MailSettings settings) {
        this.settings = settings;
    }

    /** The one used last, or a new one that is to be opened. */
    SmtpConnection take() {
        for (Kept one = kept.pollFirst(); one != null; one = kept.pollFirst()) {
            if (one.until() - System.nanoTime() > 0 && one.connection().isOpen()) {
                return one.connection();
            }
            one.connection().close();
        }
        return new SmtpConnection(settings);
    }

    /** Keeps the connection for another mail. */
    void giveBack(SmtpConnection connection) {
        kept.addFirst(new Kept(connection, System.nanoTime() + settings.keep().toNanos()));
        for (Kept oldest = kept.peekLast();
                oldest != null && oldest.until() < System.nanoTime();
                oldest = kept.peekLast()) {
            if (kept.removeLastOccurrence(oldest)) {
                oldest.connection().close();
            }
        }
    }

    @PreDestroy
    void close() {
        for (Kept one = kept.pollFirst(); one != null; one = kept.pollFirst()) {
            one.connection().close();
        }
    }
}
