package io.penstock.reporting.summary;

import io.penstock.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Keeps a report and says so, in one transaction; of those that make the same at once, the first is kept. */
@ApplicationScoped
class KeepReport {

    private final Reports reports;
    private final WriteReport write;
    private final Outbox outbox;

    KeepReport(Reports reports, WriteReport write, Outbox outbox) {
        this.reports = reports;
        this.write = write;
        this.outbox = outbox;
    }

    @Transactional
    Made keep(Draft draft) {
        write.lock(draft.week());
        Optional<Summary> there = reports.current(draft.week());
        if (there.isPresent() && !draft.forced()) {
            return new Made(there.get(), false);
        }
        write.replace(draft.week(), draft.madeAt());
        Summary kept = write.insert(draft);
        outbox.publish(String.valueOf(kept.reportId()), ReportReady.of(kept));
        return new Made(kept, true);
    }
}
