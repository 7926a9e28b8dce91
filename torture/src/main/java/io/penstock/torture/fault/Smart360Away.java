package io.penstock.torture.fault;

import io.penstock.local.Rig;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/** SMART360's database ends all connections and takes no new ones for a while. */
record Smart360Away() implements Fault {

    @Override
    public String name() {
        return "smart360-away";
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws SQLException, InterruptedException {
        rig.penstock().execute("ALTER DATABASE smart360 ALLOW_CONNECTIONS false");
        rig.penstock().execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'smart360'");
        Thread.sleep(scale.away().toMillis());
        rig.penstock().execute("ALTER DATABASE smart360 ALLOW_CONNECTIONS true");
        return "away for " + scale.away().toSeconds() + " s";
    }
}
