package io.penstock.ingest.folder;

import io.penstock.ingest.IngestSettings;
import io.penstock.ingest.batch.FileStamp;
import io.penstock.ingest.feed.Feed;
import io.penstock.ingest.feed.Feeds;
import io.penstock.ingest.intake.Arrival;
import io.penstock.ingest.intake.Intake;
import io.penstock.ingest.intake.KeptOriginals;
import io.penstock.ingest.intake.Places;
import io.penstock.ingest.intake.Unfinished;
import io.penstock.messaging.Failures;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Looks at the feeds' folders again and again, which works on any file system, and offers what stood still. */
@ApplicationScoped
class WatchFolders {
    private static final Logger LOG = Logger.getLogger(WatchFolders.class);

    private final IngestSettings settings;
    private final Feeds feeds;
    private final Places places;
    private final Intake intake;
    private final Unfinished unfinished;
    private final EligibleNames eligibleNames;
    private final KeptOriginals keptOriginals;
    private final StillFiles stillFiles = new StillFiles();

    WatchFolders(
            IngestSettings settings,
            Feeds feeds,
            Places places,
            Intake intake,
            Unfinished unfinished,
            EligibleNames eligibleNames,
            KeptOriginals keptOriginals) {
        this.settings = settings;
        this.feeds = feeds;
        this.places = places;
        this.intake = intake;
        this.unfinished = unfinished;
        this.eligibleNames = eligibleNames;
        this.keptOriginals = keptOriginals;
    }

    @Scheduled(every = "{penstock.ingest.poll}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            unfinished.settle();
            Map<Path, FileStamp> files = list();
            Map<Path, FileStamp> kept = keptOriginals.now();
            files.entrySet().removeIf(file -> file.getValue().equals(kept.get(file.getKey())));
            for (Path file : stillFiles.since(files)) {
                if (!intake.offer(arrival(file), settings.poll())) {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.logf(
                    Failures.level(e),
                    "folders not looked at, done again in %s failure=%s",
                    settings.poll(),
                    Failures.describe(e));
            LOG.debug("folders not looked at", Failures.withoutData(e));
        }
    }

    private Map<Path, FileStamp> list() {
        Map<Path, FileStamp> files = new HashMap<>();
        for (Path folder : feeds.folders()) {
            try {
                Path listed = Files.createDirectories(places.inbox().resolve(folder));
                files.putAll(FolderListing.of(listed, eligibleNames));
            } catch (IOException e) {
                LOG.errorf("folder not looked at, done again in %s folder=%s reason=%s", settings.poll(), folder, e);
            }
        }
        return files;
    }

    private Arrival arrival(Path file) {
        Path folder = places.inbox().relativize(file.getParent());
        Feed feed = feeds.taking(folder, file.getFileName().toString()).orElse(null);
        return Arrival.inFolder(places.inbox(), file, feed);
    }
}
