package io.penstock.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives a service under test its database role, the broker and the users; their passwords equal their names.
 * Argument {@code service} names it; {@code neighbours}, separated by commas, the services whose views it reads.
 *
 * <pre>{@code
 * @QuarkusTest
 * @QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
 * class FolderIT { … }
 * }</pre>
 */
public class PenstockServers implements QuarkusTestResourceLifecycleManager {

    private String service = "";
    private List<String> neighbours = List.of();

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
        neighbours = arguments.containsKey("neighbours")
                ? List.of(arguments.get("neighbours").split(","))
                : List.of();
    }

    @Override
    public Map<String, String> start() {
        PostgresServer postgres = Servers.postgres();
        neighbours.forEach(neighbour -> Neighbours.migrate(postgres, neighbour));
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl("penstock"));
        settings.put("quarkus.datasource.username", service);
        settings.put("quarkus.datasource.password", service);
        if (service.equals("reporting")) {
            settings.put("quarkus.datasource.cohort.password", "cohort");
        }
        settings.put("kafka.bootstrap.servers", Servers.kafka().bootstrap());
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        for (String user : List.of("viewer", "operator", "analyst", "admin")) {
            settings.put("penstock.users." + user, user);
        }
        return settings;
    }

    @Override
    public void stop() {
        // The servers serve the whole run and end with it.
    }
}
