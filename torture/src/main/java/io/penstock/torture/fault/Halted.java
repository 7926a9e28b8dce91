package io.penstock.torture.fault;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A service dies in a window between two steps that chance hardly ever meets: its process halts there by itself.
 *
 * @param moment the window, as the service names it
 * @param most it dies at one of so many first passings
 */
record Halted(Service service, String moment, int most) implements Fault {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(30);

    @Override
    public String name() {
        return service.id() + "-halted-at-" + moment.replace('.', '-');
    }

    @Override
    public boolean comesByItself() {
        return true;
    }

    /** Only one process of the service runs, so that it is this one that comes by. */
    @Override
    public void prepare(Rig rig, RandomGenerator random) {
        List<ServiceProcess> replicas = rig.platform().replicas(service);
        replicas.forEach(process -> process.stop(STOP));
        ServiceProcess victim = replicas.get(0);
        victim.start(Map.of("PENSTOCK_FAILPOINTS", moment + "=halt@" + (1 + random.nextInt(most))));
        victim.awaitReady(Processes.START);
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws InterruptedException {
        if (!rig.platform().service(service).awaitEnd(PATIENCE)) {
            throw new IllegalStateException(service.id() + " did not come by " + moment + " within " + PATIENCE);
        }
        Processes.startAgain(rig, service);
        return "halted and started again";
    }
}
