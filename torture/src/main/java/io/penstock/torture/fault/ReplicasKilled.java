package io.penstock.torture.fault;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import io.penstock.torture.oracle.Finding;
import java.util.List;
import java.util.random.RandomGenerator;

/** One process of every service is killed and stays away: the others must do all the work. */
record ReplicasKilled() implements Fault {

    @Override
    public String name() {
        return "one-of-each-killed";
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) {
        for (Service service : Service.values()) {
            List<ServiceProcess> replicas = rig.platform().replicas(service);
            if (replicas.size() > 1) {
                replicas.get(random.nextInt(replicas.size())).kill();
            }
        }
        return "one process of every service stays away";
    }

    @Override
    public List<Finding> mend(Rig rig) {
        for (Service service : Service.values()) {
            Processes.startAgain(rig, service);
        }
        return List.of();
    }
}
