package io.penstock.torture.fault;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import java.util.List;
import java.util.random.RandomGenerator;

/** All processes of a service are killed, as by {@code kill -9}, and started again a little later. */
record Killed(Service service) implements Fault {

    private static final int LONGEST_PAUSE_MS = 3_000;

    @Override
    public String name() {
        return service.id() + "-killed";
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws InterruptedException {
        List<ServiceProcess> replicas = rig.platform().replicas(service);
        replicas.forEach(ServiceProcess::kill);
        int pause = random.nextInt(LONGEST_PAUSE_MS);
        Thread.sleep(pause);
        Processes.startAgain(rig, service);
        return replicas.size() + " killed, started again after " + pause + " ms";
    }
}
