package io.penstock.testkit;

/** A running Kafka broker. */
public interface KafkaServer extends AutoCloseable {

    /** Value of {@code bootstrap.servers}. */
    String bootstrap();

    @Override
    void close();
}
