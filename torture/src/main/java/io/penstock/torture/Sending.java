package io.penstock.torture;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import io.penstock.torture.work.ConsumerFile;
import io.penstock.torture.work.Sent;
import io.penstock.torture.work.SentFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sends the work of one round: a file of consumers, a list of accounts, and the reminders of a day. */
final class Sending {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ACCOUNTS = 50;
    private static final int ACCEPTED = 200;

    private final Subject subject;
    private final Path file;
    private final SentFile prepared;

    private Sending(Subject subject, Path file, SentFile prepared) {
        this.subject = subject;
        this.file = file;
        this.prepared = prepared;
    }

    /** Writes the next file, so that sending it takes no time. */
    static Sending prepare(Subject subject) throws IOException {
        Sent sent = subject.sent();
        int number = sent.files().size();
        Path file = subject.folder().resolve("consumers-" + number + ".csv");
        return new Sending(subject, file, ConsumerFile.write(sent.consumers(), number, file));
    }

    SentFile file() {
        return prepared;
    }

    /** Sends it; what was sent is known to the oracle from now on. */
    void send() throws IOException, InterruptedException {
        Sent sent = subject.sent();
        subject.rig().drop(file, prepared.name());
        sent.files().add(prepared);
        String cohort = "targets-" + prepared.number();
        subject.rig().drop(accounts(), "cohorts/" + cohort + ".csv");
        sent.cohorts().add(cohort);
        remind(subject.rig(), sent.lender().date(prepared.number()).toString());
    }

    /** Accounts that the file before told of, so that they are found. */
    private String accounts() {
        long first = subject.sent().consumers().first(prepared.number());
        StringBuilder lines = new StringBuilder("Account Number,Segment\n");
        for (long id = first; id < first + ACCOUNTS; id++) {
            lines.append(id).append(",round ").append(prepared.number()).append('\n');
        }
        return lines.toString();
    }

    /** A person who gets no answer tries again, at the other process too. */
    private static void remind(Rig rig, String date) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        List<ServiceProcess> replicas = rig.platform().replicas(Service.REPORTING);
        for (int i = 0; !isAccepted(rig, replicas.get(i % replicas.size()), date); i++) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("reminders could not be asked for within " + PATIENCE);
            }
            Thread.sleep(200);
        }
    }

    private static boolean isAccepted(Rig rig, ServiceProcess reporting, String date) {
        if (!reporting.isAlive()) {
            return false;
        }
        try {
            return rig.user("operator")
                            .post(reporting.url() + "/reminders/run?asOf=" + date)
                            .statusCode()
                    == ACCEPTED;
        } catch (RuntimeException e) {
            // It died while it was asked: REST Assured throws the connection's failure as it is.
            return false;
        }
    }
}
