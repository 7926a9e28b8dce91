package io.penstock.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The servers as containers, for where an engine runs and has the image. */
final class ContainerServers {

    static final String POSTGRES_IMAGE = "postgres:18";
    static final String KAFKA_IMAGE = "apache/kafka:4.1.1";

    private ContainerServers() {}

    /** Whether an engine answers and has the image; asking costs nothing where there is no engine. */
    static boolean have(String image) {
        boolean engineLikely = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        if (!engineLikely || !DockerClientFactory.instance().isDockerAvailable()) {
            return false;
        }
        return DockerClientFactory.lazyClient().listImagesCmd().withImageNameFilter(image).exec().stream()
                .findAny()
                .isPresent();
    }

    static PostgresServer postgres() {
        var container = new PostgreSQLContainer<>(DockerImageName.parse(POSTGRES_IMAGE))
                .withUsername("postgres")
                .withPassword("postgres")
                .withDatabaseName("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        container.start();
        return new Postgres(container);
    }

    static KafkaServer kafka() {
        var container = new KafkaContainer(DockerImageName.parse(KAFKA_IMAGE));
        container.start();
        return new Kafka(container);
    }

    private record Postgres(PostgreSQLContainer<?> container) implements PostgresServer {

        @Override
        public int port() {
            return container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
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
        public String bootstrap() {
            return container.getBootstrapServers();
        }

        @Override
        public void close() {
            container.stop();
        }
    }
}
