package io.penstock.etl.load;

import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import java.util.Map;

/** The servers that this service talks to, SMART360's database among them. */
public class EtlServers extends PenstockServers {

    @Override
    public Map<String, String> start() {
        init(Map.of("service", "etl"));
        Map<String, String> settings = super.start();
        settings.put("quarkus.datasource.smart360.jdbc.url", Servers.postgres().jdbcUrl("smart360"));
        settings.put("quarkus.datasource.smart360.username", "smart360_penstock");
        settings.put("quarkus.datasource.smart360.password", "smart360_penstock");
        settings.put("penstock.config.folder", "src/test/resources/config");
        settings.put("penstock.etl.lost-chunks.look-every", "1s");
        settings.put("penstock.etl.unknown-ends.look-every", "1s");
        return settings;
    }
}
