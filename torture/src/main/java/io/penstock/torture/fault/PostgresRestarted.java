package io.penstock.torture.fault;

import io.penstock.local.Rig;
import java.io.IOException;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/** PostgreSQL, with all databases, crashes and comes back. */
record PostgresRestarted() implements Fault {

    @Override
    public String name() {
        return "postgres-restarted";
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws IOException, SQLException {
        long began = System.nanoTime();
        rig.servers().restartPostgres();
        return "away for %.1f s".formatted((System.nanoTime() - began) / 1e9);
    }
}
