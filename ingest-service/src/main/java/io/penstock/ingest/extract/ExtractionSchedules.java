package io.penstock.ingest.extract;

import io.penstock.ingest.batch.BatchState;
import io.penstock.ingest.feed.Extraction;
import io.penstock.ingest.feed.Feed;
import io.penstock.schedules.NotAgain;
import io.penstock.schedules.Schedule;
import io.penstock.schedules.ScheduleSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;

/** The schedule of each database feed that has a cron expression, named {@code extract-<feed>}. */
@ApplicationScoped
class ExtractionSchedules implements ScheduleSource {

    private final ExtractFeed extractFeed;

    ExtractionSchedules(ExtractFeed extractFeed) {
        this.extractFeed = extractFeed;
    }

    @Override
    public Collection<? extends Schedule> schedules() {
        return extractFeed.scheduled().stream().map(this::schedule).toList();
    }

    private Schedule schedule(Feed feed) {
        Extraction extraction = feed.extraction();
        if (extraction == null || extraction.cron() == null) {
            throw new IllegalArgumentException("no schedule for feed " + feed.name());
        }
        return new OfFeed(feed.name(), extraction.cron(), extraction.zone(), extractFeed);
    }

    private record OfFeed(String feed, String cron, ZoneId zone, ExtractFeed extractFeed) implements Schedule {

        @Override
        public String name() {
            return "extract-" + feed;
        }

        /** A source that cannot be read is told by its batch; what it has is brought by the next run. */
        @Override
        public void run(LocalDate date) {
            if (extractFeed
                    .extract(feed)
                    .map(batch -> batch.state)
                    .filter(BatchState.FAILED::equals)
                    .isPresent()) {
                throw new NotAgain("the extract failed");
            }
        }
    }
}
