package io.penstock.ingest.claim;

import io.agroal.api.AgroalDataSource;
import io.penstock.messaging.Retryable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Decides which replica works on a file, or extracts a feed: the one that gets the database's advisory lock on its name.
 *
 * <p>The lock belongs to a database session, not to a row or a transaction. A row would need an owner, a heartbeat and a
 * time after which a dead owner is overruled, which is either too short for a large file or too long for a dead process.
 * A lock of a transaction would keep that transaction open as long as the file is read. The lock of a session is gone
 * the moment the process dies, because its connection is. Should only the connection die, another replica may begin the
 * same file; the locked batch row, and the unique index over staged content, then let one of the two commit.
 */
@ApplicationScoped
public class Claims {
    private static final String CLAIM = "SELECT pg_try_advisory_lock(hashtextextended(?, 0))";

    private final AgroalDataSource dataSource;

    Claims(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
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
            } finally {
                if (!claimed) {
                    session.close();
                }
            }
            return claimed ? Optional.of(new Claim(session)) : Optional.empty();
        } catch (SQLException e) {
            throw new Retryable("claim not decided", e);
        }
    }
}
