package io.penstock.etl.reject;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Answers whose readers may be slow. What is given is written to a temporary file first, which nobody else can open and which
 * is gone with the process: no database connection waits at the pace of a reader. How many are under way, and for how long,
 * is bounded.
 */
@ApplicationScoped
class Downloads {

    private static final int COME_AGAIN_SECONDS = 10;

    private final Vertx vertx;
    private final CurrentVertxRequest request;
    private final DownloadSettings settings;
    private final Semaphore free;

    Downloads(Vertx vertx, CurrentVertxRequest request, DownloadSettings settings) {
        this.vertx = vertx;
        this.request = request;
        this.settings = settings;
        this.free = new Semaphore(settings.atOnce());
    }

    /**
     * Writes what is to be given, and gives it.
     *
     * @throws HttpProblem with status 429 if as many as may be are under way
     */
    Response.ResponseBuilder give(StreamingOutput content) throws IOException {
        if (!free.tryAcquire()) {
            throw HttpProblem.builder()
                    .withStatus(Response.Status.TOO_MANY_REQUESTS)
                    .withTitle("Too many downloads")
                    .withDetail("expected at most %d downloads at once, found as many under way; come again later"
                            .formatted(settings.atOnce()))
                    .withHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS)
                    .build();
        }
        boolean given = false;
        try {
            InputStream file = write(content);
            endWithRequest(file);
            given = true;
            return Response.ok((StreamingOutput) file::transferTo);
        } finally {
            if (!given) {
                free.release();
            }
        }
    }

    /** The file has no name any more when it is read. */
    private static InputStream write(StreamingOutput content) throws IOException {
        Path path = Files.createTempFile("penstock-download", null);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
                content.write(out);
            }
            return Files.newInputStream(path);
        } finally {
            Files.delete(path);
        }
    }

    private void endWithRequest(InputStream file) {
        RoutingContext reader = request.getCurrent();
        long timer = vertx.setTimer(
                settings.longest().toMillis(),
                late -> reader.request().connection().close());
        AtomicBoolean ended = new AtomicBoolean();
        Handler<AsyncResult<Void>> end = told -> {
            if (!ended.getAndSet(true)) {
                vertx.cancelTimer(timer);
                free.release();
                close(file);
            }
        };
        // The end of an answer and that of its connection may both be told; of a reader who has gone meanwhile, nothing
        // is.
        reader.addEndHandler(end);
        if (reader.response().closed()) {
            end.handle(Future.succeededFuture());
        }
    }

    private static void close(InputStream file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
