package io.penstock.torture.fault;

import io.penstock.local.Rig;
import io.penstock.testkit.TwilioFault;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Some of the calls to Twilio fail while messages are sent.
 *
 * @param oneIn every so many calls fail
 */
record TwilioFails(TwilioFault kind, int oneIn) implements Fault {

    @Override
    public String name() {
        return "twilio-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Messages leave soon after the round began, whatever the load does. */
    @Override
    public boolean comesByItself() {
        return true;
    }

    @Override
    public void prepare(Rig rig, RandomGenerator random) {
        rig.servers().twilio().failOneIn(oneIn, kind);
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws InterruptedException {
        Thread.sleep(scale.away().toMillis());
        rig.servers().twilio().failNoMore();
        return "one call in " + oneIn + " for " + scale.away().toSeconds() + " s";
    }
}
