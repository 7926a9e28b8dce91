package io.penstock.ingest.upload;

import io.penstock.ingest.IngestSettings;
import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.Source;
import io.penstock.ingest.feed.Feed;
import io.penstock.ingest.feed.Feeds;
import io.penstock.ingest.intake.Arrival;
import io.penstock.ingest.intake.Intake;
import io.penstock.ingest.intake.Places;
import io.penstock.ingest.table.TableHints;
import io.penstock.messaging.Failures;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Offers uploads to the intake: each at once, and those that found no free worker, or whose process died, at the next
 * look.
 */
@ApplicationScoped
class SpooledUploads {
    private static final Logger LOG = Logger.getLogger(SpooledUploads.class);

    private final IngestSettings settings;
    private final Places places;
    private final Feeds feeds;
    private final Intake intake;

    SpooledUploads(IngestSettings settings, Places places, Feeds feeds, Intake intake) {
        this.settings = settings;
        this.places = places;
        this.feeds = feeds;
        this.intake = intake;
    }

    @Scheduled(every = "{penstock.ingest.poll}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            for (Batch batch : QuarkusTransaction.requiringNew().call(Batch::unfiled)) {
                boolean here = batch.source == Source.UPLOAD
                        && Files.exists(places.spool().resolve(batch.path));
                if (here && !offer(batch, settings.poll())) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            LOG.logf(
                    Failures.level(e),
                    "uploads not looked at, done again in %s failure=%s",
                    settings.poll(),
                    Failures.describe(e));
            LOG.debug("uploads not looked at", Failures.withoutData(e));
        }
    }

    /** Offers an upload if a worker is free just now. */
    void offer(Batch batch) {
        offer(batch, Duration.ZERO);
    }

    private boolean offer(Batch batch, Duration patience) {
        Feed feed = feeds.named(String.valueOf(batch.feed)).orElse(null);
        Path file = places.spool().resolve(batch.path);
        return intake.offer(
                new Arrival(Source.UPLOAD, batch.path, file, batch.name, feed, hints(feed, batch)), patience);
    }

    private static TableHints hints(Feed feed, Batch batch) {
        TableHints hints = feed == null ? TableHints.NONE : feed.hints();
        return batch.declaredEncoding == null ? hints : hints.withEncoding(Charset.forName(batch.declaredEncoding));
    }
}
