package io.penstock.ingest.upload;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchState;
import io.penstock.ingest.batch.FileStamp;
import io.penstock.ingest.intake.Places;
import io.penstock.ingest.upload.Spool.Spooled;
import io.penstock.messaging.trace.Step;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Loads the content of a duplicate all the same: its archived file becomes a batch of its own, with the next number, so
 * that it is newer than whatever was loaded meanwhile.
 */
@ApplicationScoped
class LoadDuplicate {
    private static final Logger LOG = Logger.getLogger(LoadDuplicate.class);

    private final Places places;
    private final Spool spool;
    private final OpenSpooled openSpooled;

    LoadDuplicate(Places places, Spool spool, OpenSpooled openSpooled) {
        this.places = places;
        this.spool = spool;
        this.openSpooled = openSpooled;
    }

    /**
     * The batch with which the duplicate is loaded; asked again, the same one.
     *
     * @throws HttpProblem 409 when the batch is no duplicate, or its file is not in the archive yet; 410 when the archived
     *     file is gone or is not what it was
     */
    Batch load(long batchId, String who) throws IOException {
        Batch duplicate = QuarkusTransaction.requiringNew().call(() -> duplicate(batchId));
        Optional<Batch> begun = QuarkusTransaction.requiringNew().call(() -> Batch.repeating(batchId));
        if (begun.isPresent()) {
            return begun.get();
        }
        Spooled spooled = spool(duplicate);
        FileStamp stamp = FileStamp.of(spooled.file());
        Batch batch = Step.named("load duplicate")
                .batch(batchId)
                .call(() -> QuarkusTransaction.requiringNew().call(() -> open(batchId, who, spooled, stamp)));
        if (!batch.path.equals(spooled.file().getFileName().toString())) {
            Files.delete(spooled.file());
        }
        return batch;
    }

    private static Batch duplicate(long batchId) {
        Batch batch =
                Batch.<Batch>findByIdOptional(batchId).orElseThrow(() -> new NotFoundException("no batch " + batchId));
        if (batch.state != BatchState.DUPLICATE) {
            throw problem(Status.CONFLICT, "expected a batch that is a DUPLICATE, found it " + batch.state);
        }
        if (batch.filedAt == null) {
            throw problem(Status.CONFLICT, "expected a file in the archive, found that it is still being moved there");
        }
        return batch;
    }

    private Spooled spool(Batch duplicate) throws IOException {
        Path archived = places.destination(duplicate);
        Spooled spooled;
        try (InputStream file = Files.newInputStream(archived)) {
            spooled = spool.store(file);
        } catch (NoSuchFileException e) {
            LOG.debugf(e, "archived file is gone batchId=%d", duplicate.id);
            throw problem(Status.GONE, "expected the archived file, found that it is gone");
        }
        if (!spooled.sha256().equals(duplicate.sha256)) {
            Files.delete(spooled.file());
            throw problem(
                    Status.GONE, "expected the archived file as it was received, found that it was changed since");
        }
        return spooled;
    }

    private Batch open(long batchId, String who, Spooled spooled, FileStamp stamp) {
        Batch duplicate = Batch.locked(batchId);
        Optional<Batch> begun = Batch.repeating(batchId);
        if (begun.isPresent()) {
            return begun.get();
        }
        Batch batch = openSpooled.open(String.valueOf(duplicate.feed), duplicate.name, spooled, stamp, opened -> {
            opened.declaredEncoding = duplicate.declaredEncoding;
            opened.repeats = batchId;
            opened.requestedBy = who;
        });
        duplicate.detail = "%s; loaded by %s as batch %d".formatted(duplicate.detail, who, batch.number());
        LOG.infof("duplicate is loaded batchId=%d as=%d", batchId, batch.id);
        return batch;
    }

    private static HttpProblem problem(Status status, String detail) {
        return HttpProblem.valueOf(status, detail);
    }
}
