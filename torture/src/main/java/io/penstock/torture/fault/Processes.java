package io.penstock.torture.fault;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import java.time.Duration;
import java.util.List;

/** What the faults do to processes. */
final class Processes {

    static final Duration START = Duration.ofMinutes(5);

    private Processes() {}

    /** Starts those of the service that do not run, and waits until they are ready. */
    static void startAgain(Rig rig, Service service) {
        List<ServiceProcess> dead = rig.platform().replicas(service).stream()
                .filter(process -> !process.isAlive())
                .toList();
        dead.forEach(ServiceProcess::start);
        dead.forEach(process -> process.awaitReady(START));
    }
}
