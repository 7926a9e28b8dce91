package io.penstock.ingest.upload;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.EarlierContent;
import io.penstock.ingest.batch.FileStamp;
import io.penstock.ingest.upload.Spool.Spooled;
import io.penstock.messaging.trace.Step;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Gives a spooled upload its batch, or finds that it has one already. */
@ApplicationScoped
class ReceiveUpload {
    private static final int UNPROCESSABLE = 422;

    private final OpenSpooled openSpooled;

    ReceiveUpload(OpenSpooled openSpooled) {
        this.openSpooled = openSpooled;
    }

    /**
     * The batch of the upload.
     *
     * @throws HttpProblem 422 when another upload was sent with the same idempotency key
     */
    Batch receive(Upload upload, Spooled spooled) throws IOException {
        FileStamp stamp = FileStamp.of(spooled.file());
        Optional<Batch> earlier = earlier(upload);
        if (earlier.isEmpty()) {
            try {
                return Step.named("receive upload")
                        .call(() -> QuarkusTransaction.requiringNew().call(() -> received(upload, spooled, stamp)));
            } catch (ConstraintViolationException e) {
                earlier = earlier(upload);
            }
        }
        Files.delete(spooled.file());
        return same(earlier.orElseThrow(), upload, spooled);
    }

    private static Optional<Batch> earlier(Upload upload) {
        String key = upload.idempotencyKey();
        return key == null
                ? Optional.empty()
                : QuarkusTransaction.requiringNew().call(() -> Batch.ofIdempotencyKey(key));
    }

    private Batch received(Upload upload, Spooled spooled, FileStamp stamp) {
        Batch batch = openSpooled.open(upload.feed().name(), upload.name(), spooled, stamp, opened -> {
            opened.declaredEncoding =
                    Optional.ofNullable(upload.encoding()).map(Charset::name).orElse(null);
            opened.idempotencyKey = upload.idempotencyKey();
            opened.dryRun = upload.dryRun();
        });
        if (!upload.dryRun() && !upload.feed().loadsRepeats()) {
            batch.detail = EarlierContent.notice(batch.number()).orElse(null);
        }
        return batch;
    }

    private static Batch same(Batch earlier, Upload upload, Spooled spooled) {
        boolean same = spooled.sha256().equals(earlier.sha256)
                && upload.feed().name().equals(earlier.feed)
                && upload.name().equals(earlier.name)
                && upload.dryRun() == earlier.dryRun;
        if (!same) {
            throw HttpProblem.builder()
                    .withStatus(UNPROCESSABLE)
                    .withTitle("Unprocessable Content")
                    .withDetail(
                            "Idempotency-Key: expected the upload it was first used for (batch %d), found another one"
                                    .formatted(earlier.id))
                    .build();
        }
        return earlier;
    }
}
