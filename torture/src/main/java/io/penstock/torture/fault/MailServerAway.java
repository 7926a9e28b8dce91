package io.penstock.torture.fault;

import io.penstock.local.Rig;
import java.util.random.RandomGenerator;

/** The mail server takes no connections for a while. */
record MailServerAway() implements Fault {

    @Override
    public String name() {
        return "mail-server-away";
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws InterruptedException {
        rig.servers().stopMail();
        Thread.sleep(scale.away().toMillis());
        rig.servers().startMail();
        return "away for " + scale.away().toSeconds() + " s";
    }

    @Override
    public boolean comesByItself() {
        return true;
    }
}
