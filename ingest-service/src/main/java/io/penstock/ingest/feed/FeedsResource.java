package io.penstock.ingest.feed;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchView;
import io.penstock.ingest.batch.Extracts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Which feeds there are. */
@Path("/feeds")
class FeedsResource {
    private final Feeds feeds;

    FeedsResource(Feeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @RolesAllowed("viewer")
    @Operation(summary = "The feeds: where records come from, and in which format")
    public List<FeedView> all() {
        return feeds.all().stream().map(FeedView::of).toList();
    }

    /** A feed as it was declared; what is null is detected for each file. */
    record FeedView(
            String name,
            String folder,
            List<String> files,
            @Nullable String delimiter,
            @Nullable String encoding,
            @Nullable String quote,
            @Nullable String sheet,
            @Nullable ExtractionView extract) {

        static FeedView of(Feed feed) {
            var hints = feed.hints();
            String folder = feed.folder().toString();
            return new FeedView(
                    feed.name(),
                    folder.isEmpty() ? "." : folder,
                    feed.files(),
                    hints.delimiter() == null ? null : hints.delimiter().toString(),
                    hints.encoding() == null ? null : hints.encoding().name(),
                    hints.quote() == null ? null : hints.quote().toString(),
                    hints.sheet(),
                    feed.extraction() == null ? null : ExtractionView.of(feed.name(), feed.extraction()));
        }
    }

    /** A database feed, with its newest extract that was staged; without a watermark every extract is a full one. */
    record ExtractionView(
            String datasource,
            String key,
            @Nullable String watermarkColumn,
            @Nullable String cron,
            String zone,
            @Nullable BatchView last,
            @Nullable String watermark) {

        static ExtractionView of(String feed, Extraction extraction) {
            Optional<Batch> last = Extracts.last(feed);
            return new ExtractionView(
                    extraction.datasource(),
                    extraction.key(),
                    extraction.watermark(),
                    extraction.cron(),
                    extraction.zone().getId(),
                    last.map(BatchView::of).orElse(null),
                    last.map(batch -> batch.watermark).orElse(null));
        }
    }
}
