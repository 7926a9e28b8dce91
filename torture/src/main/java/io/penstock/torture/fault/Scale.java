package io.penstock.torture.fault;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param held how long a process is held
 * @param brokerAway how long the broker is away when it is not only restarted
 * @param away how long SMART360 and the mail server are away, and Twilio fails
 */
public record Scale(Duration held, Duration brokerAway, Duration away) {

    /** Longer than every timeout of the product after which somebody is taken for dead. */
    public static final Scale LONG = new Scale(Duration.ofSeconds(90), Duration.ofSeconds(60), Duration.ofSeconds(30));

    /** For a build that people wait for. */
    public static final Scale SHORT = new Scale(Duration.ofSeconds(4), Duration.ofSeconds(4), Duration.ofSeconds(4));
}
