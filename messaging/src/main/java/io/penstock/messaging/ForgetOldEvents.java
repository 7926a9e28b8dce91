package io.penstock.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Forgets events that Kafka cannot bring again, since it keeps them for a week only. */
@ApplicationScoped
class ForgetOldEvents {

    private static final Logger LOG = Logger.getLogger(ForgetOldEvents.class);

    private final AgroalDataSource dataSource;

    ForgetOldEvents(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        try (var connection = dataSource.getConnection();
                var delete = connection.createStatement()) {
            delete.executeUpdate("DELETE FROM inbox WHERE received_at < now() - interval '14 days'");
        } catch (SQLException e) {
            LOG.warnf("old events stay in the inbox for now sqlState=%s", e.getSQLState());
        }
    }
}
