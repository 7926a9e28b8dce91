package io.penstock.notification.report;

import io.penstock.notification.ledger.Channel;
import io.penstock.notification.ledger.Intent;
import io.penstock.notification.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/** Records a mail of a report to everybody who reads its kind. */
@ApplicationScoped
class SendReport {

    private static final Logger LOG = Logger.getLogger(SendReport.class);

    private final Ledger ledger;
    private final Readers readers;

    SendReport(Ledger ledger, Readers readers) {
        this.ledger = ledger;
        this.readers = readers;
    }

    @Transactional
    void send(ReportReady report) {
        report.sent().ifPresent(kind -> send(report, kind));
    }

    private void send(ReportReady report, ReportKind kind) {
        List<String> addresses = readers.of(kind);
        long recorded = addresses.stream()
                .filter(address -> ledger.intend(intent(report, kind, address)))
                .count();
        LOG.infof(
                "report to be sent reportId=%d kind=%s forced=%s readers=%d recorded=%d",
                report.reportId(), kind, report.forced(), addresses.size(), recorded);
    }

    private static Intent intent(ReportReady report, ReportKind kind, String address) {
        return new Intent(
                template(kind),
                report.subject(),
                address,
                Channel.EMAIL,
                null,
                List.of(),
                "{\"reportId\": %d}".formatted(report.reportId()));
    }

    private static String template(ReportKind kind) {
        return switch (kind) {
            case WEEKLY_SUMMARY -> WeeklyWording.TEMPLATE;
        };
    }
}
