package io.penstock.ingest.batch;

import io.penstock.ingest.IngestSettings;
import io.penstock.ingest.batch.ContentDecision.Duplicate;
import io.penstock.ingest.batch.ContentDecision.Load;
import io.penstock.ingest.batch.ContentDecision.Wait;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Decides whether the content of a batch is loaded: it is, unless it is what is in force for the feed. One batch of a feed
 * is decided at a time. Where that depends on an earlier batch that is still being received, the batch waits, without a
 * worker or a connection; in doubt it is loaded, which changes nothing if the content was in force.
 */
@ApplicationScoped
class DecideContent {
    private static final Logger LOG = Logger.getLogger(DecideContent.class);

    private final IngestSettings settings;

    DecideContent(IngestSettings settings) {
        this.settings = settings;
    }

    /**
     * Whether the batch, whose file was surveyed before, still has to wait for an earlier one.
     *
     * @param loadsRepeats whether the feed loads content that is in force
     */
    boolean mustStillWait(long batchId, boolean loadsRepeats) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Batch batch = Batch.locked(batchId);
            return batch.waitingSince != null
                    && batch.sha256 != null
                    && batch.format != null
                    && decide(batch, new Content(batch.sha256, batch.format), loadsRepeats) instanceof Wait;
        });
    }

    /** Decides about the content of a batch that is RECEIVING. */
    ContentDecision decide(long batchId, Content content, boolean loadsRepeats) {
        return QuarkusTransaction.requiringNew().call(() -> decide(Batch.locked(batchId), content, loadsRepeats));
    }

    private ContentDecision decide(Batch batch, Content content, boolean loadsRepeats) {
        if (batch.state != BatchState.RECEIVING) {
            return new Load();
        }
        batch.sha256 = content.sha256();
        batch.format = content.format();
        if (batch.dryRun || batch.repeats != null || loadsRepeats) {
            return new Load();
        }
        FeedLock.take(String.valueOf(batch.feed));
        List<EarlierContent> earlier = EarlierContent.of(batch.number());
        if (earlier.stream().noneMatch(EarlierContent::same)) {
            return new Load();
        }
        Optional<EarlierContent> receiving =
                earlier.stream().filter(EarlierContent::receiving).findFirst();
        return receiving.isPresent() ? waitFor(batch, receiving.get().batchId()) : new Duplicate(earlier.get(0));
    }

    private ContentDecision waitFor(Batch batch, long earlier) {
        Instant now = BatchEvents.now();
        if (batch.waitingSince == null) {
            batch.waitingSince = now;
            LOG.infof("batch waits for an earlier one batchId=%d earlierBatchId=%d", batch.id, earlier);
        } else if (batch.waitingSince.plus(settings.earlierBatchWait()).isBefore(now)) {
            LOG.warnf(
                    "batch is loaded although an earlier one has not ended batchId=%d earlierBatchId=%d",
                    batch.id, earlier);
            return new Load();
        }
        batch.detail = "waits for batch %d, which is being received and may decide whether this one is a duplicate"
                .formatted(earlier);
        // To wait is no attempt to read the file.
        batch.attempts--;
        return new Wait();
    }
}
