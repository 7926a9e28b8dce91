package io.penstock.etl.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.etl.load.EtlServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class ForgetChangesIT {

    @Inject
    ForgetChanges forgetChanges;

    @Test
    void marksThatAreTooOldForAnyCacheAreForgottenAndYoungerOnesStay() throws SQLException {
        try (var connection = Servers.postgres().connect("penstock", "etl", "etl");
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO mart.change (dataset, changed_at)
                    VALUES ('older', now() - interval '49 hours'), ('younger', now() - interval '47 hours')""");

            forgetChanges.old();

            try (var row = statement.executeQuery(
                    "SELECT string_agg(dataset, ',') FROM mart.change WHERE dataset IN ('older', 'younger')")) {
                row.next();
                assertEquals("younger", row.getString(1));
            }
        }
    }
}
