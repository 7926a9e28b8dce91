package io.penstock.torture.model;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Difference.Where;
import io.penstock.testkit.model.EtlService;
import io.penstock.testkit.model.MartModel;
import io.penstock.torture.model.Intake.Batch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The platform, used as sources and persons use it. */
final class EtlOnPlatform implements EtlService {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String RECONCILED =
            "SELECT count(*) FROM etl.schedule_run WHERE schedule = 'reconcile-and-mend' AND ended_at IS NOT NULL";

    private final Rig rig;
    private final Crashes crashes;
    private final Calls calls;
    private final Intake intake;
    private final List<Duplicate> duplicates = new ArrayList<>();

    EtlOnPlatform(Rig rig, Crashes crashes, Calls calls, Intake intake) {
        this.rig = rig;
        this.crashes = crashes;
        this.calls = calls;
        this.intake = intake;
    }

    /** Files that were not loaded since they repeated what was in force. */
    List<Duplicate> duplicates() {
        return duplicates;
    }

    @Override
    public OptionalLong load(
            MartModel model, long number, List<String> columns, List<List<String>> records, boolean crash)
            throws SQLException {
        crashIf(crash);
        boolean repeats = model.isInForce(columns, records);
        String content = Stream.concat(Stream.of(columns), records.stream())
                .map(record -> String.join(",", record) + "\n")
                .collect(Collectors.joining());
        Batch batch = intake.send(content);
        String expected = repeats ? "DUPLICATE" : "STAGED";
        if (!batch.state().equals(expected)) {
            throw new Difference(Where.STATE, "expected a batch %s, found %s".formatted(expected, batch));
        }
        if (repeats) {
            duplicates.add(new Duplicate(batch.number(), columns, records));
        }
        return repeats ? OptionalLong.empty() : OptionalLong.of(batch.number());
    }

    /** Loads a duplicate all the same, and returns the number of its load. */
    long loadAnyway(long duplicate) throws SQLException {
        Answer answer = calls.post(Service.INGEST, "/batches/" + duplicate + "/load-anyway", "application/json", "");
        if (answer.status() != 202) {
            throw new Difference(Where.ANSWER, "expected a duplicate to be loaded, found " + answer.text());
        }
        Batch batch = intake.awaitRepeating(duplicate);
        return batch.number();
    }

    @Override
    public void work(long load, boolean crash) {
        advance(crash);
    }

    /** The platform advances loads by itself. */
    @Override
    public void advance(boolean crash) {
        crashIf(crash);
    }

    private void crashIf(boolean crash) {
        if (crash) {
            crashes.begin(Service.INGEST, Service.ETL, Service.ETL);
        }
    }

    @Override
    public Answer post(String path, String contentType, String body) {
        return calls.post(Service.ETL, path, contentType, body);
    }

    @Override
    public Answer postTwice(String path) {
        crashes.killSoon(Service.ETL);
        return calls.postToVictim(Service.ETL, path);
    }

    @Override
    public Answer put(String path, String body) {
        return calls.put(Service.ETL, path, body);
    }

    @Override
    public void changeMart(String sql) throws SQLException {
        rig.penstock().execute(sql);
    }

    @Override
    public void changeSmart360(String sql) throws SQLException {
        rig.smart360().execute(sql);
    }

    @Override
    public void reconcile() throws SQLException {
        long before = rig.penstock().number(RECONCILED);
        Answer answer = calls.post(Service.ETL, "/schedules/reconcile-and-mend/run", "application/json", "");
        if (answer.status() != 202) {
            throw new Difference(Where.ANSWER, "expected tables to be compared, found " + answer.text());
        }
        try {
            rig.penstock().awaitRow(PATIENCE, RECONCILED + " HAVING count(*) > " + before);
        } catch (TimeoutException e) {
            throw new Difference(Where.STATE, "expected a run of the schedule: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "platform";
    }

    /** A file that was not loaded. */
    record Duplicate(long batch, List<String> columns, List<List<String>> records) {}
}
