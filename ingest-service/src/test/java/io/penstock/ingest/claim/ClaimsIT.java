package io.penstock.ingest.claim;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.penstock.ingest.Folders;
import io.penstock.messaging.Retryable;
import io.penstock.testkit.PenstockServers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(Folders.class)
class ClaimsIT {
    private static final Duration SHORT = Duration.ofMillis(400);

    /** Longer than a busy machine keeps a thread from running. */
    private static final Duration LONGER_THAN_A_PAUSE = Duration.ofSeconds(3);

    @Inject
    AgroalDataSource dataSource;

    @Test
    void claimOfOneWhoStandsStillGoesToAnotherAndIsNotConfirmed() throws SQLException {
        Claims still = new Claims(dataSource, settings(SHORT));
        Claims other = new Claims(dataSource, settings(Duration.ofMinutes(1)));
        try (Claim lost = still.tryClaim("FOLDER:still.csv").orElseThrow()) {
            assertTrue(other.tryClaim("FOLDER:still.csv").isEmpty());

            try (Claim taken = await().until(() -> other.tryClaim("FOLDER:still.csv"), Optional::isPresent)
                    .orElseThrow()) {
                // As its users do: while a transaction is open.
                QuarkusTransaction.requiringNew().run(taken::confirm);
                assertThrows(Retryable.class, lost::confirm);
            }
        }
    }

    @Test
    void claimOfOneWhoGivesSignsOfLifeIsKept() {
        Claims alive = new Claims(dataSource, settings(LONGER_THAN_A_PAUSE));
        Claims other = new Claims(dataSource, settings(Duration.ofMinutes(1)));
        try (Claim kept = alive.tryClaim("FOLDER:alive.csv").orElseThrow()) {
            await().pollInterval(Duration.ofMillis(50))
                    .during(LONGER_THAN_A_PAUSE.multipliedBy(2))
                    .until(() -> {
                        alive.giveSigns();
                        return other.tryClaim("FOLDER:alive.csv").isEmpty();
                    });
            kept.confirm();
        }
        try (Claim next = other.tryClaim("FOLDER:alive.csv").orElseThrow()) {
            next.confirm();
        }
    }

    @Test
    void connectionThatGoesBackToThePoolMayRestAsLongAsItLikes() throws SQLException {
        try (Claim claim = new Claims(dataSource, settings(SHORT))
                .tryClaim("FOLDER:back.csv")
                .orElseThrow()) {
            claim.confirm();
        }
        List<Connection> pool = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                pool.add(dataSource.getConnection());
                assertEquals("0", idleSessionTimeout(pool.get(i)));
            }
        } finally {
            for (Connection connection : pool) {
                connection.close();
            }
        }
    }

    private static String idleSessionTimeout(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW idle_session_timeout")) {
            row.next();
            return row.getString(1);
        }
    }

    private static ClaimSettings settings(Duration silence) {
        return new ClaimSettings() {
            @Override
            public Duration silence() {
                return silence;
            }

            @Override
            public Duration signEvery() {
                return Duration.ofHours(1);
            }
        };
    }
}
