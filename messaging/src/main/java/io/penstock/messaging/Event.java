package io.penstock.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record as an event that is published, and says on which topic. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Event {

    /** The Kafka topic, which also names the event's contract. */
    String topic();

    /** Version of the contract, part of the CloudEvents type {@code io.penstock.<topic>.v<version>}. */
    int version() default 1;
}
