package io.penstock.messaging;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Shows for how long the oldest event has been waiting for Kafka, which tells that the broker is away or refuses. */
@ApplicationScoped
class OutboxAge {

    private static final Logger LOG = Logger.getLogger(OutboxAge.class);
    private static final String AGE = "SELECT extract(epoch FROM now() - created_at) FROM outbox ORDER BY id LIMIT 1";

    private final AgroalDataSource dataSource;
    private volatile double seconds;

    OutboxAge(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry metrics) {
        Gauge.builder("penstock.outbox.oldest", this, age -> age.seconds)
                .baseUnit("seconds")
                .description("Age of the oldest event that Kafka does not have yet")
                .register(metrics);
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try (Connection connection = dataSource.getConnection();
                var query = connection.prepareStatement(AGE);
                var row = query.executeQuery()) {
            seconds = row.next() ? row.getDouble(1) : 0;
        } catch (SQLException e) {
            LOG.warnf("age of the outbox not known sqlState=%s", e.getSQLState());
        }
    }
}
