package io.penstock.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The services' processes: started at the same time, stopped at the same time. */
final class Fleet {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);

    private final Progress progress;
    private final Map<Service, List<ServiceProcess>> processes = new EnumMap<>(Service.class);

    Fleet(Progress progress) {
        this.progress = progress;
    }

    void start(Options options, Home home, Ports ports, ServiceEnvironment environment) {
        for (Replica replica : Replica.of(options)) {
            Path jar = replica.service().jar(options.root());
            Map<String, String> settings = environment.of(replica);
            settings.putAll(options.environment());
            ServiceLaunch launch = new ServiceLaunch(replica, jar, home, settings);
            processes
                    .computeIfAbsent(replica.service(), service -> new ArrayList<>())
                    .add(new ServiceProcess(launch, ports));
        }
        List<ServiceProcess> all = all();
        all.forEach(ServiceProcess::start);
        for (var process : all) {
            process.awaitReady(READY_WITHIN.multipliedBy(options.replicas()));
            progress.say(process.name() + " at " + process.url());
        }
    }

    /** The processes of one service; none when it was left out. */
    List<ServiceProcess> of(Service service) {
        return List.copyOf(processes.getOrDefault(service, List.of()));
    }

    List<ServiceProcess> all() {
        return processes.values().stream().flatMap(List::stream).toList();
    }

    /** The first process of each service. */
    Map<Service, ServiceProcess> first() {
        Map<Service, ServiceProcess> first = new EnumMap<>(Service.class);
        processes.forEach((service, replicas) -> first.put(service, replicas.get(0)));
        return first;
    }

    /** Gives all of them the same time; who takes longer is killed. */
    void stop() {
        all().forEach(ServiceProcess::askToStop);
        Instant end = Instant.now().plus(STOPPED_WITHIN);
        for (var process : all()) {
            Duration left = Duration.between(Instant.now(), end);
            process.stop(left.isNegative() ? Duration.ZERO : left);
        }
        progress.say("services stopped");
    }
}
