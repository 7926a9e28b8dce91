package io.penstock.etl.merge;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Clears marks of changes away that no reader's cache is old enough to ask for. */
@ApplicationScoped
class ForgetChanges {

    private static final Logger LOG = Logger.getLogger(ForgetChanges.class);
    private static final String OLD = "DELETE FROM mart.change WHERE changed_at < now() - interval '2 days'";

    private final AgroalDataSource dataSource;

    ForgetChanges(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void old() {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(OLD);
        } catch (SQLException e) {
            LOG.warnf("old marks of changes stay for now sqlState=%s", e.getSQLState());
        }
    }
}
