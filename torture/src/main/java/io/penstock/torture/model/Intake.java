package io.penstock.torture.model;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Difference.Where;
import io.penstock.testkit.model.EtlService.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** How a source's file comes in: by the inbox, or by an upload. */
final class Intake {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String ENDED = """
            SELECT count(*) FROM ingest.batch WHERE %s AND state IN ('STAGED', 'DUPLICATE', 'QUARANTINED', 'FAILED')""";

    private final Rig rig;
    private final Calls calls;
    private final String feed;
    private final String sequence;
    private int files;

    /** @param sequence a word that no other sequence has, and no feed's pattern */
    Intake(Rig rig, Calls calls, String feed, String sequence) {
        this.rig = rig;
        this.calls = calls;
        this.feed = feed;
        this.sequence = sequence;
    }

    /** Sends a file, and returns its batch when it is staged or known as a duplicate. */
    Batch send(String content) throws SQLException {
        String name = "%s-%s-%d.csv".formatted(feed, sequence, ++files);
        if (files % 3 == 0) {
            upload(name, content);
        } else {
            drop(name, content);
        }
        return await("name = '" + name + "'");
    }

    /** Awaits the batch with which a duplicate is loaded all the same. */
    Batch awaitRepeating(long duplicate) throws SQLException {
        return await("repeats = " + duplicate);
    }

    private void drop(String name, String content) {
        try {
            rig.drop(content, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void upload(String name, String content) {
        Answer answer =
                calls.post(Service.INGEST, "/batches?feed=%s&name=%s".formatted(feed, name), "text/csv", content);
        if (answer.status() != 202) {
            throw new Difference(Where.ANSWER, "expected an upload to be taken, found " + answer.text());
        }
    }

    private Batch await(String which) throws SQLException {
        try {
            rig.penstock().awaitRow(PATIENCE, ENDED.formatted(which));
        } catch (TimeoutException e) {
            throw new Difference(Where.STATE, "expected a batch that is staged: " + e.getMessage());
        }
        List<String> found = rig.penstock().all("SELECT id || ' ' || state FROM ingest.batch WHERE " + which);
        if (found.size() != 1) {
            throw new Difference(Where.STATE, "expected one batch, found " + found);
        }
        String[] batch = found.get(0).split(" ", 2);
        return new Batch(Long.parseLong(batch[0]), batch[1]);
    }

    /** A batch that has ended. */
    record Batch(long number, String state) {

        boolean isDuplicate() {
            return state.equals("DUPLICATE");
        }
    }
}
