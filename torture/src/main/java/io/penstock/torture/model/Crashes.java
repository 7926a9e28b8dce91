package io.penstock.torture.model;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Difference.Where;
import io.penstock.torture.fault.Faults;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Ends one process of a service, as by {@code kill -9}: at some moment of what happens next, or at a failpoint, which may be
 * reached much later. It is always the same process of the service, so that the other one can be asked meanwhile.
 */
final class Crashes {

    private static final Duration START = Duration.ofMinutes(5);
    private static final int LONGEST_DELAY_MS = 1_500;

    private final Rig rig;
    private final SplittableRandom random;
    private final Map<Service, Integer> victims = new EnumMap<>(Service.class);
    private final Set<Service> ending = EnumSet.noneOf(Service.class);
    private Thread killer;

    Crashes(Rig rig, long seed) {
        this.rig = rig;
        this.random = new SplittableRandom(seed);
        for (Service service : Service.values()) {
            victims.put(service, random.nextInt(rig.platform().replicas(service).size()));
        }
    }

    /** The process that is ended. */
    ServiceProcess victim(Service service) {
        return rig.platform().replicas(service).get(victims.get(service));
    }

    /** A process that is never ended. */
    ServiceProcess survivor(Service service) {
        List<ServiceProcess> replicas = rig.platform().replicas(service);
        return replicas.get((victims.get(service) + 1) % replicas.size());
    }

    /** From now on a process of one of the services is about to end. */
    void begin(Service... services) {
        mend();
        Service service = services[random.nextInt(services.length)];
        if (random.nextBoolean()) {
            arm(service);
        } else {
            killSoon(service);
        }
    }

    private void arm(Service service) {
        List<String> moments = Faults.moments(service);
        String moment = moments.get(random.nextInt(moments.size()));
        victim(service).kill();
        victim(service).start(Map.of("PENSTOCK_FAILPOINTS", moment + "=halt@1"));
        ending.add(service);
    }

    /** Ends a process after a moment, on another thread. */
    void killSoon(Service service) {
        ending.add(service);
        int delay = random.nextInt(LONGEST_DELAY_MS);
        killer = new Thread(
                () -> {
                    try {
                        Thread.sleep(delay);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    victim(service).kill();
                },
                "killer");
        killer.start();
    }

    /**
     * Starts again what has ended, without waiting until it is ready; returns whether anything had.
     *
     * @throws Difference if a process has ended by itself
     */
    boolean mend() {
        awaitKiller();
        List<Service> dead = victims.keySet().stream()
                .filter(service -> !victim(service).isAlive())
                .toList();
        for (Service service : dead) {
            if (!ending.remove(service)) {
                throw new Difference(Where.STATE, victim(service).name() + " has ended by itself");
            }
            victim(service).start();
        }
        return !dead.isEmpty();
    }

    /** All processes run again, and none is about to end. */
    void end() {
        mend();
        for (Service service : ending) {
            victim(service).kill();
            victim(service).start();
        }
        ending.clear();
        victims.keySet().forEach(service -> victim(service).awaitReady(START));
    }

    private void awaitKiller() {
        if (killer == null) {
            return;
        }
        try {
            killer.join();
            killer = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
