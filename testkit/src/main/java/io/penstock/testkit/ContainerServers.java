package io.penstock.testkit;

import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The servers as containers, for where an engine runs and has the image. */
final class ContainerServers {

    static final String POSTGRES_IMAGE = "postgres:18";
    static final String KAFKA_IMAGE = "apache/kafka:4.1.2";

    private static final Logger LOG = Logger.getLogger(ContainerServers.class);

    /** As the embedded server's: what sorts here sorts so everywhere. */
    private static final String LOCALE = "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C";

    private static final long SHARED_MEMORY_BYTES = 256L << 20;

    private ContainerServers() {}

    /** Whether an engine answers and has the image; asking costs nothing where there is no engine. */
    static boolean have(String image) {
        boolean engineLikely = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        if (!engineLikely || !DockerClientFactory.instance().isDockerAvailable()) {
            return false;
        }
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            LOG.infof("an engine answers, but has no image of this name image=%s", image);
            return false;
        }
    }

    static PostgresServer postgres() {
        var container = new PostgreSQLContainer<>(DockerImageName.parse(POSTGRES_IMAGE))
                .withUsername("postgres")
                .withPassword("postgres")
                .withDatabaseName("postgres")
                .withEnv("POSTGRES_INITDB_ARGS", LOCALE)
                .withSharedMemorySize(SHARED_MEMORY_BYTES)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200", "-c", "timezone=UTC");
        container.start();
        return new Postgres(container);
    }

    static KafkaServer kafka() {
        var container = new KafkaContainer(DockerImageName.parse(KAFKA_IMAGE));
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return new Kafka(container);
    }

    private record Postgres(PostgreSQLContainer<?> container) implements PostgresServer {

        @Override
        public int port() {
            return container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        }

        @Override
        public String toString() {
            return "container of " + POSTGRES_IMAGE;
        }

        @Override
        public String superuserPassword() {
            return container.getPassword();
        }

        @Override
        public void close() {
            container.stop();
        }
    }

    private record Kafka(KafkaContainer container) implements KafkaServer {

        @Override
        public String toString() {
            return "container of " + KAFKA_IMAGE;
        }

        @Override
        public String bootstrap() {
            return container.getBootstrapServers();
        }

        @Override
        public void close() {
            container.stop();
        }
    }
}
