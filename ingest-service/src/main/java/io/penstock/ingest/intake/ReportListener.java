package io.penstock.ingest.intake;

import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears that what was asked for with a file is made, so that the file may go. */
@ApplicationScoped
class ReportListener {
    private final Inbox inbox;
    private final KeptOriginals kept;

    ReportListener(Inbox inbox, KeptOriginals kept) {
        this.inbox = inbox;
        this.kept = kept;
    }

    @Incoming("report-ready")
    @Blocking
    void onReportReady(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, ReportReady.class, report -> {
            if (report.isCohort() && report.batchId() != null) {
                kept.letGo(report.batchId());
            }
        });
    }
}
