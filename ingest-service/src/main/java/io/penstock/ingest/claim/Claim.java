package io.penstock.ingest.claim;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/** A claim that is held; the connection is its holder's alone until it is closed. */
public final class Claim implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Claim.class);

    private final Connection session;

    Claim(Connection session) {
        this.session = session;
    }

    /** Gives the claim up. A session that cannot say so is ended, so that it does not return to the pool with it. */
    @Override
    public void close() {
        try (session;
                Statement unlock = session.createStatement()) {
            unlock.execute("SELECT pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.warnf("claim given up with its connection reason=%s", e.getSQLState());
            abort();
        }
    }

    private void abort() {
        try {
            session.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debugf(e, "connection was gone already");
        }
    }
}
