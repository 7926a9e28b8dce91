package io.penstock.notification.alert;

import io.penstock.messaging.trace.CurrentStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Records an alert, which waits there for its digest. A second one of the same kind about the same is none. */
@ApplicationScoped
class RaiseAlert {

    private static final Logger LOG = Logger.getLogger(RaiseAlert.class);
    private static final String INSERT = """
            INSERT INTO alert (kind, subject, batch_id, finding, traceparent)
            VALUES (:kind, :subject, :batchId, CAST(:finding AS jsonb), :traceparent)
            ON CONFLICT (kind, subject) DO NOTHING
            """;

    private final Session session;
    private final FindingJson json;

    RaiseAlert(Session session, FindingJson json) {
        this.session = session;
        this.json = json;
    }

    @Transactional
    void raise(AlertKind kind, String subject, Finding finding) {
        int raised = session.createNativeMutationQuery(INSERT)
                .setParameter("kind", kind.name())
                .setParameter("subject", subject)
                .setParameter("batchId", finding.batchId())
                .setParameter("finding", json.write(finding))
                .setParameter("traceparent", CurrentStep.traceparent())
                .executeUpdate();
        if (raised == 1) {
            LOG.infof("alert raised kind=%s batchId=%s", kind, finding.batchId());
        }
    }
}
