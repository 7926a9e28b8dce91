package io.penstock.notification.ledger;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Shows how many messages have not ended, by state; one that is UNKNOWN waits for a person in the end. */
@ApplicationScoped
class WaitingDeliveries {

    private static final Logger LOG = Logger.getLogger(WaitingDeliveries.class);
    private static final List<DeliveryState> WAITING =
            List.of(DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.UNKNOWN);
    private static final String COUNTS = """
            SELECT state, count(*) FROM delivery WHERE state IN ('PENDING', 'SENDING', 'UNKNOWN') GROUP BY state
            """;

    private final AgroalDataSource dataSource;
    private volatile Map<DeliveryState, Long> counts = Map.of();

    WaitingDeliveries(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry metrics) {
        for (DeliveryState state : WAITING) {
            Gauge.builder("penstock.deliveries.waiting", () -> counts.getOrDefault(state, 0L))
                    .tag("state", state.name())
                    .description("Deliveries that have not ended")
                    .register(metrics);
        }
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void count() {
        Map<DeliveryState, Long> counted = new EnumMap<>(DeliveryState.class);
        try (Connection connection = dataSource.getConnection();
                var query = connection.prepareStatement(COUNTS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                counted.put(DeliveryState.valueOf(row.getString(1)), row.getLong(2));
            }
            counts = counted;
        } catch (SQLException e) {
            LOG.warnf("deliveries not counted sqlState=%s", e.getSQLState());
        }
    }
}
