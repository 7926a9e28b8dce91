package io.penstock.ingest.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
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
            @Nullable String sheet) {

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
                    hints.sheet());
        }
    }
}
