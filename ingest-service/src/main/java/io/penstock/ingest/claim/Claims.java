package io.penstock.ingest.claim;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Decides which replica works on a file, or extracts a feed: the one that gets the database's advisory lock on its name.
 *
 * <p>The lock belongs to a database session, not to a row or a transaction. It is gone the moment the process dies,
 * because its connection is. The session of a process that stands still is ended by the server when it has given no sign of
 * life for {@code penstock.ingest.claims.silence}, and the claim with it. Another replica may then begin the same file; the
 * locked batch row lets one of the two commit.
 */
@ApplicationScoped
public class Claims {
    private static final Logger LOG = Logger.getLogger(Claims.class);
    private static final String CLAIM = "SELECT pg_try_advisory_lock(hashtextextended(?, 0))";
    private static final String EXPECT_SIGNS = "SELECT set_config('idle_session_timeout', ?, false)";

    private final AgroalDataSource dataSource;
    private final ClaimSettings settings;
    private final Set<Claim> held = ConcurrentHashMap.newKeySet();

    Claims(AgroalDataSource dataSource, ClaimSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /** Claims what the key names; empty when someone else holds it, be it another worker of this process. */
    public Optional<Claim> tryClaim(String key) {
        try {
            Connection session = dataSource.getConnection();
            boolean claimed = false;
            try (PreparedStatement lock = session.prepareStatement(CLAIM)) {
                lock.setString(1, key);
                try (ResultSet row = lock.executeQuery()) {
                    claimed = row.next() && row.getBoolean(1);
                }
                if (claimed) {
                    expectSigns(session);
                }
            } catch (SQLException e) {
                claimed = false;
                throw e;
            } finally {
                if (!claimed) {
                    session.close();
                }
            }
            return claimed ? Optional.of(hold(session)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("claim not decided", e);
        }
    }

    private Claim hold(Connection session) {
        Claim claim = new Claim(session, held::remove);
        held.add(claim);
        return claim;
    }

    private void expectSigns(Connection session) throws SQLException {
        try (PreparedStatement expect = session.prepareStatement(EXPECT_SIGNS)) {
            expect.setString(1, settings.silence().toMillis() + "ms");
            expect.execute();
        }
    }

    /** Files in work when the service stops have less time to come to their end than their claims have. */
    @Scheduled(every = "{penstock.ingest.claims.sign-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void giveSigns() {
        held.removeIf(Claims::isLost);
    }

    private static boolean isLost(Claim claim) {
        try {
            claim.ask();
            return false;
        } catch (SQLException e) {
            LOG.warnf("claim was lost reason=%s", e.getSQLState());
            return true;
        }
    }
}
