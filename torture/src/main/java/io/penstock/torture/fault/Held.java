package io.penstock.torture.fault;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A process of a service is held by SIGSTOP and goes on later, not knowing that others took it for dead and have done its
 * work; or all of them are.
 */
record Held(Service service) implements Fault {

    @Override
    public String name() {
        return service.id() + "-held";
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws InterruptedException {
        List<ServiceProcess> all = rig.platform().replicas(service);
        List<ServiceProcess> held = random.nextInt(3) == 0 ? all : List.of(all.get(random.nextInt(all.size())));
        held.forEach(ServiceProcess::pause);
        Thread.sleep(scale.held().toMillis());
        held.forEach(ServiceProcess::resume);
        return held.size() + " of " + all.size() + " held for " + scale.held().toSeconds() + " s";
    }
}
