package io.penstock.torture.fault;

import io.penstock.local.Rig;
import io.penstock.torture.oracle.Finding;
import java.util.List;
import java.util.random.RandomGenerator;

/** Something that befalls a running platform. What it breaks is whole again when the round is examined. */
public sealed interface Fault
        permits Killed,
                Held,
                Halted,
                ReplicasKilled,
                NothingWrong,
                PostgresRestarted,
                Smart360Away,
                BrokerAway,
                EventsRepeated,
                MessagesPoisoned,
                EventsLost,
                MailServerAway,
                TwilioFails {

    /** What it is called on the command line and in the verdict: small letters and hyphens. */
    String name();

    /** Before anything of the round is sent. */
    default void prepare(Rig rig, RandomGenerator random) throws Exception {}

    /** Whether it comes by itself in the course of the round, and not at a moment that the round chooses. */
    default boolean comesByItself() {
        return false;
    }

    /**
     * Happens, and is over when this returns.
     *
     * @return what it was, for a person
     */
    String strike(Rig rig, Scale scale, RandomGenerator random) throws Exception;

    /** After all work of the round is done: mends what was left broken, and says what only this fault can say. */
    default List<Finding> mend(Rig rig) throws Exception {
        return List.of();
    }
}
