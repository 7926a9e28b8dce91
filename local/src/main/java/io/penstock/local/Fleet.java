package io.penstock.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** The services' processes: started at the same time, stopped at the same time. */
final class Fleet {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);

    private final Progress progress;
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);

    Fleet(Progress progress) {
        this.progress = progress;
    }

    void start(Options options, Home home, Ports ports, ServiceEnvironment environment) {
        for (Service service : options.services()) {
            Path jar = service.jar(options.root());
            ServiceLaunch launch = new ServiceLaunch(service, jar, home, environment.of(service));
            processes.put(service, new ServiceProcess(launch, ports));
        }
        processes.values().forEach(ServiceProcess::start);
        for (var process : processes.values()) {
            process.awaitReady(READY_WITHIN);
            progress.say(process.name() + " at " + process.url());
        }
    }

    Map<Service, ServiceProcess> processes() {
        return processes;
    }

    /** Gives all of them the same time; who takes longer is killed. */
    void stop() {
        processes.values().forEach(ServiceProcess::askToStop);
        Instant end = Instant.now().plus(STOPPED_WITHIN);
        for (var process : processes.values()) {
            Duration left = Duration.between(Instant.now(), end);
            process.stop(left.isNegative() ? Duration.ZERO : left);
        }
        progress.say("services stopped");
    }
}
