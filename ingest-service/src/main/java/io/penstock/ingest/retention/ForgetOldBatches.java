package io.penstock.ingest.retention;

import io.penstock.ingest.batch.ForgetChunks;
import io.penstock.ingest.intake.Places;
import io.penstock.schedules.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Deletes the records and the archived files of old batches, of which the registry remembers all else. Quarantined files
 * stay: a person has to do with them. It may run at any time, in any number of replicas, and goes on where it was stopped.
 */
@ApplicationScoped
class ForgetOldBatches implements Retention {
    private static final Logger LOG = Logger.getLogger(ForgetOldBatches.class);

    private final RetentionSettings settings;
    private final ForgetChunks forgetChunks;
    private final Places places;

    ForgetOldBatches(RetentionSettings settings, ForgetChunks forgetChunks, Places places) {
        this.settings = settings;
        this.forgetChunks = forgetChunks;
        this.places = places;
    }

    @Override
    public String cron() {
        return settings.cron();
    }

    @Override
    public void forget() {
        try {
            forget(LocalDate.now(ZoneOffset.UTC));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets what is older than the settings say, seen from a day. */
    Forgotten forget(LocalDate today) throws IOException {
        int batches = settings.chunks().isZero()
                ? 0
                : forgetChunks.receivedBefore(before(today, settings.chunks())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
        int files = settings.archive().isZero()
                ? 0
                : ArchivedDays.deleteBefore(places.archive(), before(today, settings.archive()));
        LOG.infof("old batches forgotten batches=%d files=%d", batches, files);
        return new Forgotten(batches, files);
    }

    private static LocalDate before(LocalDate today, Period kept) {
        return today.minus(kept);
    }

    /**
     * What is no longer there.
     *
     * @param batches whose chunks were deleted
     * @param files of the archive that were deleted
     */
    record Forgotten(int batches, int files) {}
}
