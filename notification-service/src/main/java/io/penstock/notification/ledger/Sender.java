package io.penstock.notification.ledger;

import io.penstock.notification.ledger.Outcome.ChannelFault;
import java.util.Optional;

/** Gives messages to the provider of one channel. */
public interface Sender {

    Channel channel();

    /** Why nothing can be sent by this channel as the service is configured, nothing personal; empty where it can. */
    default Optional<String> off() {
        return Optional.empty();
    }

    /**
     * How many messages are claimed at once. As many as are sent in a second or so: after a death of the process they wait
     * until their claim is over.
     */
    default int atOnce() {
        return 1;
    }

    /**
     * How many attempts are put on record as begun at once, before the first of them is made: so many may be in doubt
     * after a death of the process.
     */
    default int begunAtOnce() {
        return 1;
    }

    /**
     * Looks whether the provider can be reached, before a message is tried by a channel that is paused: one that is not tried is
     * not in doubt afterwards.
     *
     * @return why it cannot; empty where nothing is known against it
     */
    default Optional<ChannelFault> check() {
        return Optional.empty();
    }

    /** Makes one attempt. Throws nothing for what a provider or a network may do. */
    Outcome send(Letter letter);

    /**
     * Asks the provider what became of a message.
     *
     * @return empty when the provider cannot be asked, does not answer, or does not know the message
     */
    Optional<News> ask(Sought sought);
}
