package io.penstock.messaging;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** A message that Kafka will never take, whatever the state of the broker; the fault is the message's own. */
final class UnsendableMessage extends ExecutionException {

    private static final List<Class<? extends Exception>> FAULTS_OF_THE_MESSAGE = List.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidTopicException.class,
            InvalidRecordException.class,
            SerializationException.class);

    private final transient Message message;
    private final transient List<Message> acknowledged;

    /** @param acknowledged those sent together with it that the broker has */
    UnsendableMessage(Message message, List<Message> acknowledged, Throwable cause) {
        super("message cannot be sent topic=" + message.topic(), cause);
        this.message = message;
        this.acknowledged = acknowledged;
    }

    static boolean isFaultOfTheMessage(Throwable failure) {
        return FAULTS_OF_THE_MESSAGE.stream().anyMatch(kind -> kind.isInstance(failure));
    }

    Message message() {
        return message;
    }

    List<Message> acknowledged() {
        return acknowledged;
    }

    /** What is wrong with it, without its content. */
    String reason() {
        return "%s, %d bytes".formatted(getCause().getClass().getSimpleName(), message.value().length);
    }
}
