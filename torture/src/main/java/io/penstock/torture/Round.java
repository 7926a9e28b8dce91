package io.penstock.torture;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.torture.fault.Fault;
import io.penstock.torture.fault.Scale;
import io.penstock.torture.oracle.Finding;
import io.penstock.torture.oracle.Oracle;
import io.penstock.torture.oracle.Quiet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work is sent, something happens meanwhile, and when all is quiet the oracle is asked. */
public final class Round {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Subject subject;
    private final Scale scale;
    private final Duration within;

    /**
     * @param within the fault comes within this time after the work was sent
     */
    public Round(Subject subject, Scale scale, Duration within) {
        this.subject = subject;
        this.scale = scale;
        this.within = within;
    }

    /** Runs it; two rounds with one seed differ only by what the computer's clock does. */
    public Verdict run(long seed, Fault fault) throws Exception {
        long began = System.nanoTime();
        Rig rig = subject.rig();
        SplittableRandom random = new SplittableRandom(seed);
        Sending sending = Sending.prepare(subject);
        fault.prepare(rig, random);
        long moment = fault.comesByItself() ? 0 : random.nextLong(within.toMillis() + 1);
        FutureTask<String> strike = new FutureTask<>(() -> strike(fault, moment, random));
        new Thread(strike, "fault").start();
        sending.send();
        String what = outcome(strike);
        List<Finding> findings = new ArrayList<>();
        List<String> left = Quiet.await(rig, subject.sent(), PATIENCE);
        findings.add(new Finding("things never done", left.size(), String.join(", ", left)));
        findings.addAll(fault.mend(rig));
        findings.addAll(Oracle.examine(rig, subject.sent()));
        showRejects(sending.file().name());
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Verdict(seed, fault.name(), what, sending.file(), findings, messages(rig), seconds);
    }

    private String strike(Fault fault, long moment, SplittableRandom random) throws Exception {
        Thread.sleep(moment);
        String state = fault.comesByItself() ? "" : "after %.2f s (%s), ".formatted(moment / 1e3, state());
        return state + fault.strike(subject.rig(), scale, random);
    }

    /** How far the last load was. */
    private String state() throws SQLException {
        return subject.rig().penstock().one("""
                SELECT coalesce(l.state || ' ' || l.chunks_done || '/' || l.chunks, b.state)
                FROM ingest.batch AS b LEFT JOIN etl.load AS l ON l.batch_id = b.id
                WHERE b.feed = 'consumers' ORDER BY b.id DESC LIMIT 1""");
    }

    private static int messages(Rig rig) {
        return rig.servers().mail().mails().size()
                + rig.servers().twilio().messages().size();
    }

    private static String outcome(FutureTask<String> strike) throws Exception {
        try {
            return strike.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the fault could not be done: " + e.getCause(), e);
        }
    }

    /** So that there is something in the audit that could be there twice. */
    private void showRejects(String file) throws SQLException {
        Rig rig = subject.rig();
        String batch = rig.penstock().one("SELECT batch_id FROM etl.load WHERE name = ?", file);
        rig.user("analyst")
                .get(rig.url(Service.ETL) + "/loads/" + batch + "/rejects")
                .then()
                .statusCode(200);
    }
}
