package io.penstock.ingest.upload;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.Source;
import io.penstock.ingest.intake.Places;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Deletes what a process left in the spool folder that died before its sender got an answer: nobody counts on it. */
@ApplicationScoped
class SpoolLeftovers {
    private static final Logger LOG = Logger.getLogger(SpoolLeftovers.class);

    /** Longer than any upload takes, so that one in progress, here or in another replica, is never touched. */
    private static final Duration AGE = Duration.ofDays(1);

    private final Places places;

    SpoolLeftovers(Places places) {
        this.places = places;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void delete() throws IOException {
        delete(Instant.now().minus(AGE));
    }

    void delete(Instant before) throws IOException {
        Set<String> wanted = QuarkusTransaction.requiringNew().call(Batch::unfiled).stream()
                .filter(batch -> batch.source == Source.UPLOAD)
                .map(batch -> batch.path)
                .collect(Collectors.toSet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(places.spool())) {
            for (Path file : files) {
                boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(before);
                if (old && !wanted.contains(file.getFileName().toString())) {
                    Files.delete(file);
                    LOG.infof("upload without an answer deleted spooled=%s", file.getFileName());
                }
            }
        }
    }
}
