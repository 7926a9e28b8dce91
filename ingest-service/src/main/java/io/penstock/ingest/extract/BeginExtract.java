package io.penstock.ingest.extract;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchEvents;
import io.penstock.ingest.batch.Extract;
import io.penstock.ingest.batch.Extracts;
import io.penstock.ingest.batch.Source;
import io.penstock.ingest.claim.Claim;
import io.penstock.ingest.claim.Claims;
import io.penstock.ingest.feed.Extraction;
import io.penstock.ingest.feed.Feed;
import io.penstock.messaging.trace.CurrentStep;
import io.penstock.messaging.trace.Step;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives an extract its batch, unless the feed is being extracted already, by whichever replica. */
@ApplicationScoped
class BeginExtract {
    private final Claims claims;
    private final Interrupted interrupted;
    private final BatchEvents events;

    BeginExtract(Claims claims, Interrupted interrupted, BatchEvents events) {
        this.claims = claims;
        this.interrupted = interrupted;
        this.events = events;
    }

    /** Begins a full extract if that is wanted, or if there is no watermark to begin with. */
    Optional<Begun> begin(Feed feed, boolean full) {
        Extraction extraction = Objects.requireNonNull(feed.extraction(), "extraction");
        Optional<Claim> claim = claims.tryClaim(key(feed.name()));
        Begun begun = null;
        try {
            if (claim.isPresent()) {
                interrupted.settle(feed.name());
                begun = QuarkusTransaction.requiringNew().call(() -> open(claim.get(), feed, extraction, full));
            }
            return Optional.ofNullable(begun);
        } finally {
            if (begun == null) {
                claim.ifPresent(Claim::close);
            }
        }
    }

    static String key(String feed) {
        return Source.DATABASE + ":" + feed;
    }

    private Begun open(Claim claim, Feed feed, Extraction extraction, boolean full) {
        String column = extraction.watermark();
        String from = full || column == null
                ? null
                : Extracts.lastWatermark(feed.name(), column).orElse(null);
        Batch batch = Step.named("begin extract").call(() -> received(feed.name(), column, from));
        return new Begun(claim, batch, extraction, from);
    }

    private Batch received(String feed, @Nullable String column, @Nullable String from) {
        Batch batch = new Batch();
        batch.source = Source.DATABASE;
        batch.receivedAt = BatchEvents.now();
        batch.feed = feed;
        batch.name = feed + " " + batch.receivedAt.truncatedTo(ChronoUnit.SECONDS);
        batch.path = feed;
        batch.modifiedAt = batch.receivedAt;
        batch.extracted = from == null ? Extract.FULL : Extract.INCREMENTAL;
        batch.watermarkColumn = column;
        batch.attempts = 1;
        // There is no original to be put anywhere.
        batch.filedAt = batch.receivedAt;
        batch.traceparent = CurrentStep.traceparent();
        batch.persist();
        CurrentStep.about(batch.number());
        events.taken(batch);
        return batch;
    }
}
