package io.penstock.ingest.extract;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchView;
import io.penstock.ingest.feed.Extraction;
import io.penstock.ingest.feed.Feed;
import io.penstock.ingest.feed.Feeds;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Has a database feed extracted now. */
@Path("/feeds")
class ExtractResource {
    private static final String FULL = "full";
    private static final String INCREMENTAL = "incremental";

    private final Feeds feeds;
    private final ExtractFeed extractFeed;

    ExtractResource(Feeds feeds, ExtractFeed extractFeed) {
        this.feeds = feeds;
        this.extractFeed = extractFeed;
    }

    @Operation(
            summary = "Begins an extract; it is read after the answer",
            description = "Without a mode it is what the schedule would do.")
    @POST
    @Path("{feed}/extract")
    @RolesAllowed("operator")
    public Response extract(
            @PathParam("feed") String name,
            @QueryParam("mode") @Pattern(regexp = FULL + "|" + INCREMENTAL) @Nullable String mode) {
        Feed feed = feeds.named(name).orElseThrow(() -> new NotFoundException("no feed " + name));
        Extraction extraction = feed.extraction();
        if (extraction == null) {
            throw new BadRequestException("feed: expected one that is a database, found one of files");
        }
        if (INCREMENTAL.equals(mode) && extraction.watermark() == null) {
            throw new BadRequestException("mode: expected full, found incremental for a feed without a watermark");
        }
        Batch batch = extractFeed.begin(feed, FULL.equals(mode)).orElseThrow(ExtractResource::busy);
        return Response.accepted(BatchView.of(batch))
                .location(URI.create("/batches/" + batch.number()))
                .build();
    }

    private static HttpProblem busy() {
        return HttpProblem.builder()
                .withStatus(Status.CONFLICT)
                .withTitle("Conflict")
                .withDetail("feed: expected one that is at rest, found that it is being extracted")
                .build();
    }
}
