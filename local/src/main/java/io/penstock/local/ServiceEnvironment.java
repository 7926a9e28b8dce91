package io.penstock.local;

import io.penstock.testkit.PostgresServer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A service's settings, as environment variables: unlike a command line, these are not shown to every user of the
 * computer.
 */
final class ServiceEnvironment {

    private static final String LOOPBACK = "127.0.0.1";

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final BackingServers servers;

    ServiceEnvironment(Home home, Ports ports, Secrets secrets, BackingServers servers) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.servers = servers;
    }

    Map<String, String> of(Replica replica) {
        Map<String, String> settings = shared(replica);
        switch (replica.service()) {
            case INGEST -> addFolders(settings);
            case ETL -> addSmart360(settings);
            case NOTIFICATION -> addChannels(settings);
            case REPORTING -> addReporting(settings);
        }
        return settings;
    }

    private Map<String, String> shared(Replica replica) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("QUARKUS_HTTP_HOST", LOOPBACK);
        settings.put("QUARKUS_HTTP_PORT", port(replica.id()));
        settings.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
        settings.put("QUARKUS_MANAGEMENT_PORT", port(replica.managementName()));
        addDatabase(
                settings, "QUARKUS_DATASOURCE_", "penstock", replica.service().id());
        settings.put("PENSTOCK_CONFIG_FOLDER", home.config().toString());
        settings.put("KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrap());
        secrets.users()
                .forEach((user, password) -> settings.put("PENSTOCK_USERS_" + user.toUpperCase(Locale.ROOT), password));
        return settings;
    }

    private void addFolders(Map<String, String> settings) {
        for (String folder : new String[] {"inbox", "archive", "quarantine", "spool"}) {
            settings.put(
                    "PENSTOCK_INGEST_" + folder.toUpperCase(Locale.ROOT),
                    home.folder(folder).toString());
        }
        addDatabase(settings, "QUARKUS_DATASOURCE_UTILITY_", "utility", "utility_penstock");
    }

    private void addSmart360(Map<String, String> settings) {
        addDatabase(settings, "QUARKUS_DATASOURCE_SMART360_", "smart360", "smart360_penstock");
    }

    private void addReporting(Map<String, String> settings) {
        settings.put("PENSTOCK_REPORTING_PAGE_INGEST_URL", url(Service.INGEST));
        settings.put("PENSTOCK_REPORTING_OUTBOX", home.folder("outbox").toString());
        addDatabase(settings, "QUARKUS_DATASOURCE_COHORT_", "penstock", "cohort");
    }

    private void addChannels(Map<String, String> settings) {
        settings.put("QUARKUS_MAILER_HOST", LOOPBACK);
        settings.put("QUARKUS_MAILER_PORT", port(Ports.SMTP));
        settings.put("PENSTOCK_NOTIFICATION_TWILIO_URL", servers.twilio().url());
        settings.put("PENSTOCK_NOTIFICATION_TWILIO_ACCOUNT_SID", secrets.twilioAccountSid());
        settings.put("PENSTOCK_NOTIFICATION_TWILIO_AUTH_TOKEN", secrets.twilioAuthToken());
        settings.put("PENSTOCK_NOTIFICATION_TWILIO_FROM", "+15005550006");
        settings.put("PENSTOCK_NOTIFICATION_PUBLIC_URL", url(Service.NOTIFICATION));
        settings.put("PENSTOCK_NOTIFICATION_ETL_URL", url(Service.ETL));
        settings.put("PENSTOCK_NOTIFICATION_REPORTING_URL", url(Service.REPORTING));
        settings.put("PENSTOCK_NOTIFICATION_LENDER_EMAIL", "care@example.com");
        settings.put("PENSTOCK_NOTIFICATION_LENDER_PHONE", "+55 11 5550-0143");
        settings.put("PENSTOCK_NOTIFICATION_RECIPIENTS_0__NAME", "operator");
        settings.put("PENSTOCK_NOTIFICATION_RECIPIENTS_0__EMAIL", "operator@example.com");
        settings.put("PENSTOCK_NOTIFICATION_RECIPIENTS_0__PHONE", "+12025550143");
    }

    private void addDatabase(Map<String, String> settings, String prefix, String database, String role) {
        PostgresServer postgres = servers.postgres();
        settings.put(prefix + "JDBC_URL", postgres.jdbcUrl(database));
        settings.put(prefix + "USERNAME", role);
        settings.put(prefix + "PASSWORD", secrets.role(role));
    }

    private String url(Service service) {
        return "http://localhost:" + port(service.id());
    }

    private String port(String name) {
        return String.valueOf(ports.of(name));
    }
}
