package io.penstock.ingest.upload;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchView;
import io.penstock.ingest.feed.Feed;
import io.penstock.ingest.feed.Feeds;
import io.penstock.ingest.table.EncodingName;
import io.penstock.ingest.upload.Spool.Spooled;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Takes files over HTTP: the body is the file. */
@Path("/batches")
class UploadResource {
    private final Feeds feeds;
    private final Spool spool;
    private final ReceiveUpload receiveUpload;
    private final SpooledUploads uploads;

    UploadResource(Feeds feeds, Spool spool, ReceiveUpload receiveUpload, SpooledUploads uploads) {
        this.feeds = feeds;
        this.spool = spool;
        this.receiveUpload = receiveUpload;
        this.uploads = uploads;
    }

    @Operation(
            summary = "Receives a file; it is staged after the answer",
            description = "A trial is counted and checked, and nothing of it is kept.")
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("operator")
    public Response receive(
            @QueryParam("feed") @NotBlank String feed,
            @QueryParam("name") @NotBlank String name,
            @QueryParam("dryRun") @DefaultValue("false") @Pattern(regexp = "true|false") String dryRun,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) @Nullable String idempotencyKey,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body)
            throws IOException {
        Feed taking = feeds.named(feed).orElseThrow(() -> new NotFoundException("no feed " + feed));
        if (taking.isDatabase()) {
            throw new BadRequestException("feed: expected one of files, found one of a database");
        }
        Upload upload = new Upload(
                taking, FileName.of(name), encoding(contentType), idempotencyKey, Boolean.parseBoolean(dryRun));
        Spooled spooled = spool.store(body);
        if (length != null && length != spooled.size()) {
            Files.delete(spooled.file());
            throw new BadRequestException("body: expected %d bytes, found %d".formatted(length, spooled.size()));
        }
        Batch batch = receiveUpload.receive(upload, spooled);
        uploads.offer(batch);
        return Response.accepted(BatchView.of(batch))
                .location(URI.create("/batches/" + batch.number()))
                .build();
    }

    private static @Nullable Charset encoding(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        MediaType type = MediaType.valueOf(contentType);
        if (type.getType().equals("multipart")) {
            throw new NotSupportedException("expected the file itself as the body, found a form");
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return charset == null ? null : EncodingName.charset(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new BadRequestException("Content-Type: expected a known charset, found another one");
        }
    }
}
