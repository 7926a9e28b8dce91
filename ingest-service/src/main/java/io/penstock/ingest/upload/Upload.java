package io.penstock.ingest.upload;

import io.penstock.ingest.feed.Feed;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says of an upload.
 *
 * @param feed an existing one
 * @param name of the file, without any folder
 * @param encoding that the content type declares
 * @param idempotencyKey what the sender calls this upload, so that it may be sent again without being taken again
 * @param dryRun whether it is only to be tried
 */
record Upload(
        Feed feed,
        String name,
        @Nullable Charset encoding,
        @Nullable String idempotencyKey,
        boolean dryRun) {}
