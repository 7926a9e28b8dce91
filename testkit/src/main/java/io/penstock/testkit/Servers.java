package io.penstock.testkit;

import java.io.IOException;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * PostgreSQL and Kafka for a test run: started once, at first use, as containers where an engine has the images, as
 * embedded servers otherwise.
 */
public final class Servers {

    private static final Logger LOG = Logger.getLogger(Servers.class);

    private Servers() {}

    /** PostgreSQL 18 with the databases {@code penstock}, {@code smart360} and {@code utility}. */
    public static PostgresServer postgres() {
        return Postgres.SERVER;
    }

    /** A Kafka broker with every topic. */
    public static KafkaServer kafka() {
        return Kafka.SERVER;
    }

    private static final class Postgres {
        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            PostgresServer server = ContainerServers.have(ContainerServers.POSTGRES_IMAGE)
                    ? ContainerServers.postgres()
                    : EmbeddedPostgresServer.startForTest();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            LOG.infof("tests use PostgreSQL server=%s port=%d", server, server.port());
            try {
                Databases.create(server, role -> role);
            } catch (SQLException | IOException e) {
                throw new IllegalStateException("databases were not created", e);
            }
            return server;
        }
    }

    private static final class Kafka {
        static final KafkaServer SERVER = start();

        private static KafkaServer start() {
            KafkaServer server = ContainerServers.have(ContainerServers.KAFKA_IMAGE)
                    ? ContainerServers.kafka()
                    : EmbeddedKafkaServer.startForTest();
            LOG.infof("tests use Kafka server=%s bootstrap=%s", server, server.bootstrap());
            Topics.create(server.bootstrap());
            return server;
        }
    }
}
