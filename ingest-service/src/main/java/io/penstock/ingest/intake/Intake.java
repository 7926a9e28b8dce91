package io.penstock.ingest.intake;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.FileStamp;
import io.penstock.ingest.claim.Claim;
import io.penstock.ingest.claim.Claims;
import io.penstock.messaging.Failures;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where found and sent files come in: each is claimed, gets its batch in order of arrival, and goes to a worker. */
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Workers workers;
    private final Claims claims;
    private final Retries retries;
    private final LockedFiles locked;
    private final OpenBatch openBatch;
    private final TakeFile takeFile;
    private final FailedAttempt failedAttempt;

    Intake(
            Workers workers,
            Claims claims,
            Retries retries,
            LockedFiles locked,
            OpenBatch openBatch,
            TakeFile takeFile,
            FailedAttempt failedAttempt) {
        this.workers = workers;
        this.claims = claims;
        this.retries = retries;
        this.locked = locked;
        this.openBatch = openBatch;
        this.takeFile = takeFile;
        this.failedAttempt = failedAttempt;
    }

    /**
     * Offers a file. It may be offered any number of times, by any number of replicas.
     *
     * @param patience how long to wait for a free worker
     * @return false when no worker became free
     */
    public boolean offer(Arrival arrival, Duration patience) {
        if (retries.mustWait(arrival.key())) {
            return true;
        }
        if (!workers.reserve(patience)) {
            return false;
        }
        boolean begun = false;
        try {
            begun = begin(arrival);
        } catch (RuntimeException e) {
            // One file, whatever is wrong with it, must not keep those behind it waiting.
            retries.failed(arrival.key());
            LOG.logf(
                    Failures.level(e),
                    Failures.withoutData(e),
                    "file not begun, is tried again source=%s failure=%s",
                    arrival.source(),
                    Failures.describe(e));
        } finally {
            if (!begun) {
                workers.release();
            }
        }
        return true;
    }

    private boolean begin(Arrival arrival) {
        Optional<Claim> claimed = claims.tryClaim(arrival.key());
        if (claimed.isEmpty()) {
            return false;
        }
        Claim claim = claimed.get();
        boolean begun = false;
        try {
            Optional<Batch> batch = open(arrival, claim);
            batch.ifPresent(opened -> workers.run(() -> work(arrival, opened, claim)));
            begun = batch.isPresent();
        } finally {
            if (!begun) {
                claim.close();
            }
        }
        return begun;
    }

    private Optional<Batch> open(Arrival arrival, Claim claim) {
        try {
            FileStamp stamp = FileStamp.of(arrival.file());
            Optional<String> obstacle = FileAccess.obstacle(arrival.file());
            if (obstacle.isPresent()) {
                locked.unreadable(arrival, stamp, obstacle.get());
                return Optional.empty();
            }
            return Optional.of(openBatch.open(arrival, stamp, claim));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void work(Arrival arrival, Batch batch, Claim claim) {
        try (claim) {
            switch (takeFile.take(arrival, batch, claim)) {
                case DONE -> retries.succeeded(arrival.key());
                case WAITS -> retries.waits(arrival.key());
                case MUST_RETRY -> retries.failed(arrival.key());
            }
            failedAttempt.forget(batch);
        } catch (IOException | RuntimeException e) {
            retries.failed(arrival.key());
            LOG.logf(
                    Failures.level(e),
                    Failures.withoutData(e),
                    "file not taken, is tried again batchId=%d attempt=%d failure=%s",
                    batch.id,
                    batch.attempts,
                    Failures.describe(e));
            failedAttempt.settle(batch, e);
        }
    }
}
