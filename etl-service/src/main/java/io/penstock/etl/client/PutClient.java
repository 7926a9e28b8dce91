package io.penstock.etl.client;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Adds or alters a client for a person, whose name the history keeps. The row is locked while it is compared, so that of
 * two who saw the same version one is refused.
 */
@ApplicationScoped
class PutClient {

    private static final Logger LOG = Logger.getLogger(PutClient.class);

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int RETRY_AFTER_SECONDS = 10;

    private final DataSource dataSource;

    PutClient(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Writes the client if it is not so already.
     *
     * @throws HttpProblem 412 when the precondition does not hold; 503 when a load of clients holds the table for too long
     */
    @Transactional
    Written put(ClientForm.Filled wanted, Precondition precondition, String user) {
        try (Connection connection = dataSource.getConnection()) {
            actFor(user, connection);
            Optional<Client> current = lock(wanted.client().userId(), connection);
            precondition.check(current);
            if (current.isEmpty() && write(Sql.INSERT_CLIENT, wanted.client(), connection)) {
                LOG.infof("client added userId=%d by=%s", wanted.client().userId(), user);
                return new Written(wanted.client(), true);
            } else if (current.isEmpty()) {
                // Another has just added it: it is there now.
                current = lock(wanted.client().userId(), connection);
                precondition.check(current);
            }
            return alter(current.orElseThrow(), wanted, user, connection);
        } catch (SQLException e) {
            throw LOCK_NOT_AVAILABLE.equals(e.getSQLState())
                    ? busy()
                    : new IllegalStateException("the client cannot be written", e);
        }
    }

    private static HttpProblem busy() {
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withDetail("clients are being loaded; nothing was written")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static Written alter(Client current, ClientForm.Filled wanted, String user, Connection connection)
            throws SQLException {
        Client altered = wanted.over(current);
        if (!altered.equals(current)) {
            write(Sql.UPDATE_CLIENT, altered, connection);
            LOG.infof("client altered userId=%d by=%s", altered.userId(), user);
        }
        return new Written(altered, false);
    }

    private static void actFor(String user, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.ACT_FOR)) {
            statement.setString(1, user);
            statement.execute();
        }
    }

    private static Optional<Client> lock(long userId, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(Sql.CLIENT_LOCKED)) {
            query.setLong(1, userId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(Client.of(row)) : Optional.empty();
            }
        }
    }

    private static boolean write(String sql, Client client, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, client.createdAt());
            statement.setString(2, client.status());
            statement.setLong(3, client.batch());
            statement.setBigDecimal(4, client.creditLimit());
            statement.setBigDecimal(5, client.interestRate());
            statement.setString(6, client.deniedReason());
            statement.setObject(7, client.deniedAt());
            statement.setLong(8, client.userId());
            return statement.executeUpdate() == 1;
        }
    }

    /** The client as it is now, and whether it was not there before. */
    record Written(Client client, boolean created) {}
}
