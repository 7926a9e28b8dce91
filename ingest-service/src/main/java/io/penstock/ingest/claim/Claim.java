package io.penstock.ingest.claim;

import io.penstock.messaging.Retryable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** A claim that is held; the connection is its holder's alone until it is closed. */
public final class Claim implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Claim.class);
    private static final String GIVE_UP =
            "SELECT pg_advisory_unlock_all(), set_config('idle_session_timeout', '0', false)";

    private final Connection session;
    private final Consumer<Claim> closed;
    private boolean open = true;

    Claim(Connection session, Consumer<Claim> closed) {
        this.session = session;
        this.closed = closed;
    }

    /**
     * Makes sure that the claim is still held: a process that stood still has lost it, and another may have done the work
     * since. Whoever calls this in a transaction, and commits, has held it until the commit: the server ends a transaction
     * of a process that stands still sooner than its claim.
     *
     * @throws Retryable when it is not held any more
     */
    public void confirm() {
        // The session is none of the transaction's.
        if (!QuarkusTransaction.suspendingExisting().call(this::isHeld)) {
            throw new Retryable("claim was lost");
        }
    }

    private boolean isHeld() {
        try {
            ask();
            return true;
        } catch (SQLException e) {
            LOG.debugf(e, "claim was lost");
            return false;
        }
    }

    /** Gives a sign of life, as long as it is not given up. */
    synchronized void ask() throws SQLException {
        if (open) {
            try (Statement statement = session.createStatement()) {
                statement.execute("SELECT 1");
            }
        }
    }

    /** Gives the claim up. A session that cannot say so is ended, so that it does not return to the pool with it. */
    @Override
    public synchronized void close() {
        open = false;
        closed.accept(this);
        try (session;
                Statement unlock = session.createStatement()) {
            unlock.execute(GIVE_UP);
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
