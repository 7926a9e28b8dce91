package io.penstock.etl.hold;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.penstock.messaging.Failures;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Holds an ended load while a person has something done with it: in one transaction, in the person's name. Nobody else
 * carries the load on meanwhile; who would have to wait for long is told to come again.
 */
@ApplicationScoped
public class HoldLoad {

    private static final int TIMEOUT_S = 3_600;
    private static final int RETRY_AFTER_S = 10;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Set<LoadState> ENDED = EnumSet.of(LoadState.COMPLETE, LoadState.FAILED);
    private static final String ACT_FOR =
            "SELECT set_config('penstock.user', ?, true), set_config('lock_timeout', '5s', true)";

    private final AgroalDataSource dataSource;
    private final Loads loads;
    private final SecurityIdentity caller;

    HoldLoad(AgroalDataSource dataSource, Loads loads, SecurityIdentity caller) {
        this.dataSource = dataSource;
        this.loads = loads;
        this.caller = caller;
    }

    /**
     * Does work on an ended load.
     *
     * @throws HttpProblem 404 if there is no such load, 409 if it has not ended, 503 if it or its table is in use
     */
    public <T> T during(long batchId, Work<T> work) {
        return during(batchId, ENDED, "expected a load that has ended, found it ", work);
    }

    /**
     * Does work on a load that waits for a person's decision.
     *
     * @throws HttpProblem 404 if there is no such load, 409 if it is not held, 503 if it is in use
     */
    <T> T duringHeld(long batchId, Work<T> work) {
        return during(batchId, EnumSet.of(LoadState.HELD), "expected a load that is held, found it ", work);
    }

    private <T> T during(long batchId, Set<LoadState> states, String expected, Work<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_S).call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                actFor(connection, caller.getPrincipal().getName());
                return work.on(lock(batchId, states, expected), connection);
            } catch (LockTimeoutException | PessimisticLockException e) {
                throw busy();
            } catch (SQLException e) {
                throw LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || Failures.passes(e)
                        ? busy()
                        : new IllegalStateException("load cannot be worked on batchId=" + batchId, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What is asked for does not go with the state of the load. */
    public static HttpProblem conflict(String detail) {
        return HttpProblem.valueOf(Status.CONFLICT, detail);
    }

    /** What is asked for was kept for a time, and is not there any more. */
    public static HttpProblem gone(String detail) {
        return HttpProblem.valueOf(Status.GONE, detail);
    }

    /** Somebody else works on it just now. */
    public static HttpProblem busy() {
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withDetail("the load or its table is being worked on; nothing was done")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S)
                .build();
    }

    /**
     * Its state is asked before its lock: what carries on a load that has not ended holds it only now and then. The lock is
     * waited for: for a moment, an ended load is held too by whatever looks whether it has.
     */
    private Load lock(long batchId, Set<LoadState> states, String expected) {
        check(
                loads.state(batchId).orElseThrow(() -> new NotFoundException("no load of batch " + batchId)),
                states,
                expected);
        Load load = loads.lock(batchId);
        loads.refresh(load);
        check(load.state, states, expected);
        return load;
    }

    private static void check(LoadState state, Set<LoadState> states, String expected) {
        if (!states.contains(state)) {
            throw conflict(expected + state);
        }
    }

    private static void actFor(Connection connection, String user) throws SQLException {
        try (var statement = connection.prepareStatement(ACT_FOR)) {
            statement.setString(1, user);
            statement.execute();
        }
    }

    /** What is done with a load and a connection of the transaction that holds it. */
    public interface Work<T> {
        T on(Load load, Connection connection) throws SQLException, IOException;
    }
}
