package io.penstock.torture.fault;

import io.penstock.local.Rig;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The Kafka broker is stopped, and started again at once or after a while. */
record BrokerAway(boolean atOnce) implements Fault {

    @Override
    public String name() {
        return atOnce ? "broker-restarted" : "broker-away";
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws IOException, InterruptedException {
        rig.servers().stopKafka();
        Duration away = atOnce ? Duration.ZERO : scale.brokerAway();
        Thread.sleep(away.toMillis());
        rig.servers().startKafka();
        return "away for " + away.toSeconds() + " s and a restart";
    }
}
