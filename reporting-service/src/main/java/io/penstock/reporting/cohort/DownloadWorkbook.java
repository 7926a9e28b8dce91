package io.penstock.reporting.cohort;

import io.penstock.messaging.Outbox;
import io.penstock.reporting.cohort.Cohort.State;
import io.penstock.reporting.cohort.PersonalDataSeen.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Hands out workbooks; that somebody got one is on record before its first byte leaves. */
@ApplicationScoped
class DownloadWorkbook {

    private final OutboxFolder folder;
    private final Outbox outbox;

    DownloadWorkbook(OutboxFolder folder, Outbox outbox) {
        this.folder = folder;
        this.outbox = outbox;
    }

    /** The file; nothing, if it is not there any more as it was made. */
    @Transactional
    Optional<Path> by(String user, Cohort cohort) throws IOException {
        Path file = folder.file(cohort.fileName());
        if (cohort.state() != State.MADE
                || cohort.fileGone()
                || !Files.isRegularFile(file)
                || Files.size(file) != cohort.bytes()) {
            return Optional.empty();
        }
        outbox.publish(
                cohort.subject(), PersonalDataSeen.now(user, Action.WORKBOOK_DOWNLOADED, cohort, cohort.found()));
        return Optional.of(file);
    }
}
