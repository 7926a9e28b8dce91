package io.penstock.ingest.extract;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.EndBatch;
import io.penstock.ingest.batch.StageExtract;
import io.penstock.ingest.claim.Claim;
import io.penstock.ingest.feed.Feed;
import io.penstock.ingest.feed.Feeds;
import io.penstock.messaging.Failures;
import io.penstock.messaging.trace.Step;
import io.penstock.tables.UnreadableTable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Extracts a feed from its database into a batch. */
@ApplicationScoped
public class ExtractFeed {
    private static final Logger LOG = Logger.getLogger(ExtractFeed.class);

    /** Beyond the time after which the source itself breaks off. */
    private static final Duration SPARE = Duration.ofMinutes(1);

    private final Feeds feeds;
    private final BeginExtract beginExtract;
    private final Sources sources;
    private final ReadSource readSource;
    private final StageExtract stageExtract;
    private final EndBatch endBatch;
    private final ExecutorService threads;

    ExtractFeed(
            Feeds feeds,
            BeginExtract beginExtract,
            Sources sources,
            ReadSource readSource,
            StageExtract stageExtract,
            EndBatch endBatch) {
        this.feeds = feeds;
        this.beginExtract = beginExtract;
        this.sources = sources;
        this.readSource = readSource;
        this.stageExtract = stageExtract;
        this.endBatch = endBatch;
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "extract");
            thread.setContextClassLoader(application);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The feeds that are to be extracted by themselves: they have a cron expression, and their source is set up here. */
    public List<Feed> scheduled() {
        return feeds.all().stream()
                .filter(feed -> feed.extraction() != null
                        && feed.extraction().cron() != null
                        && sources.named(feed.extraction().datasource()).isPresent())
                .toList();
    }

    /**
     * Extracts what changed since the last extract, or everything where that cannot be told, and returns when it is done.
     *
     * @param feed name of a database feed
     * @return the batch in its end state, whichever that is; empty when the feed is being extracted already
     */
    public Optional<Batch> extract(String feed) {
        Feed database = feeds.named(feed)
                .filter(Feed::isDatabase)
                .orElseThrow(() -> new IllegalArgumentException("no database feed " + feed));
        return beginExtract.begin(database, false).map(this::run);
    }

    /** Begins an extract that goes on by itself; empty when the feed is being extracted already. */
    Optional<Batch> begin(Feed feed, boolean full) {
        Optional<Begun> begun = beginExtract.begin(feed, full);
        begun.ifPresent(extract -> threads.execute(() -> runAlone(extract)));
        return begun.map(Begun::batch);
    }

    private void runAlone(Begun begun) {
        try {
            run(begun);
        } catch (RuntimeException e) {
            LOG.logf(
                    Failures.level(e),
                    Failures.withoutData(e),
                    "extract not ended, is failed at the next look batchId=%d failure=%s",
                    begun.batch().id,
                    Failures.describe(e));
        }
    }

    private Batch run(Begun begun) {
        try (Claim claim = begun.claim()) {
            Batch ended = Step.named("extract feed")
                    .after(begun.batch().traceparent)
                    .batch(begun.batch().number())
                    .with("feed", begun.batch().feed)
                    .call(() -> stageOrFail(begun));
            LOG.debugf("extract ended batchId=%d claim=%s", ended.id, claim);
            return ended;
        }
    }

    private Batch stageOrFail(Begun begun) {
        long id = begun.batch().number();
        try {
            return stageExtract.stage(
                    id,
                    begun.extraction().smallestShare(),
                    begun.extraction().statementTimeout().plus(SPARE),
                    sink -> readSource.read(begun.extraction(), begun.from(), sink));
        } catch (SourceFailure | UnreadableTable e) {
            LOG.warnf("extract failed batchId=%d reason=%s", id, e.getMessage());
            return endBatch.failed(id, String.valueOf(e.getMessage()));
        }
    }

    /** Extracts still at work are failed at the next start. */
    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
