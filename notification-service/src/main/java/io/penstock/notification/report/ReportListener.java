package io.penstock.notification.report;

import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears that a report is ready. */
@ApplicationScoped
class ReportListener {

    private final Inbox inbox;
    private final SendReport send;

    ReportListener(Inbox inbox, SendReport send) {
        this.inbox = inbox;
        this.send = send;
    }

    @Incoming("report-ready")
    @Blocking
    void onReportReady(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, ReportReady.class, send::send);
    }
}
