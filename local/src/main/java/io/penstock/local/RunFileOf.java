package io.penstock.local;

import io.penstock.local.RunFile.DatabaseAddress;
import io.penstock.local.RunFile.KafkaAddress;
import io.penstock.local.RunFile.ServiceAddress;
import io.penstock.local.RunFile.SmtpAddress;
import io.penstock.local.RunFile.TwilioAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Describes a running platform for {@code run.json}. */
final class RunFileOf {

    private final BackingServers servers;
    private final Secrets secrets;
    private final Home home;

    RunFileOf(BackingServers servers, Secrets secrets, Home home) {
        this.servers = servers;
        this.secrets = secrets;
        this.home = home;
    }

    RunFile with(Map<Service, ServiceProcess> services) {
        Map<String, ServiceAddress> addresses = new LinkedHashMap<>();
        services.forEach(
                (service, process) -> addresses.put(service.id(), new ServiceAddress(process.url(), process.pid())));
        Map<String, DatabaseAddress> databases = new LinkedHashMap<>();
        for (String database : new String[] {"penstock", "smart360", "utility"}) {
            databases.put(
                    database,
                    new DatabaseAddress(servers.postgres().jdbcUrl(database), "postgres", secrets.superuser()));
        }
        return new RunFile(
                addresses,
                new KafkaAddress(servers.kafka().bootstrap()),
                databases,
                new SmtpAddress(
                        "localhost", servers.mail().smtpPort(), servers.mail().webUrl()),
                new TwilioAddress(servers.twilio().url()),
                secrets.users(),
                home.paths());
    }
}
