package io.penstock.etl.audit;

import io.penstock.messaging.Outbox;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tells who sees or sends personal data: before it is shown, and in the transaction of what is done with it. */
@ApplicationScoped
public class Audit {

    private final Outbox outbox;
    private final SecurityIdentity caller;

    Audit(Outbox outbox, SecurityIdentity caller) {
        this.outbox = outbox;
        this.caller = caller;
    }

    /** Tells that the caller is about to see the personal data of a load. */
    @Transactional
    public void load(Seen action, long batchId, long rows) {
        tell(action, "load " + batchId, rows);
    }

    /** Tells that the caller is about to see a client. */
    @Transactional
    public void client(long userId) {
        tell(Seen.CLIENT_VIEWED, "client " + userId, 1);
    }

    /** Tells that the caller is about to see a row of a dataset. */
    @Transactional
    public void record(String dataset, String key) {
        tell(Seen.RECORDS_VIEWED, dataset + " " + key, 1);
    }

    /** Tells that the caller is about to see some rows of a dataset. */
    @Transactional
    public void records(String dataset, long rows) {
        tell(Seen.RECORDS_VIEWED, dataset, rows);
    }

    private void tell(Seen action, String subject, long rows) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        outbox.publish(subject, new PersonalDataSeen(caller.getPrincipal().getName(), action, subject, rows, now));
    }
}
