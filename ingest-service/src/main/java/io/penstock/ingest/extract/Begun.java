package io.penstock.ingest.extract;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.claim.Claim;
import io.penstock.ingest.feed.Extraction;
import org.jspecify.annotations.Nullable;

/**
 * An extract that has its batch, and the claim on its feed.
 *
 * @param from the watermark with which it begins; null when it reads all rows
 */
record Begun(
        Claim claim,
        Batch batch,
        Extraction extraction,
        @Nullable String from) {}
