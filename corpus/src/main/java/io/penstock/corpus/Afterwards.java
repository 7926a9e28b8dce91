package io.penstock.corpus;

import io.penstock.local.Platform;
import io.penstock.local.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** What must hold of the whole platform after all of it. */
final class Afterwards {
    /** Caches and compiled plans grow while a service warms up; a file that stayed would be larger. */
    private static final long MOST_GROWTH_MB = 40;

    private static final long MOST_RESIDENT_MB = 512;

    private final Platform platform;
    private final Path home;
    private final Map<Service, Long> processes;
    private final Memory before;

    private Afterwards(Platform platform, Path home, Map<Service, Long> processes, Memory before) {
        this.platform = platform;
        this.home = home;
        this.processes = processes;
        this.before = before;
    }

    /** Remembers how it was before. */
    static Afterwards than(Platform platform, Path home) throws Exception {
        return new Afterwards(platform, home, processes(platform), Memory.of(platform));
    }

    Verdict judge() throws Exception {
        Faults faults = new Faults();
        faults.same("processes", processes, processes(platform));
        for (Service service : Service.values()) {
            faults.same(service.id() + " runs", true, platform.service(service).isAlive());
        }
        Memory now = Memory.of(platform);
        now.against(before, MOST_GROWTH_MB, MOST_RESIDENT_MB).forEach((what, fault) -> faults.add(what + ": " + fault));
        try {
            new Exports(platform, home).look(faults);
        } catch (IOException e) {
            faults.add("what can be downloaded cannot be looked at: " + e);
        }
        new Secrecy(platform, home).look(faults);
        return new Verdict(
                "(afterwards)",
                "heap MB %s -> %s, most resident MB %s".formatted(before.live(), now.live(), now.peak()),
                faults.all());
    }

    private static Map<Service, Long> processes(Platform platform) {
        Map<Service, Long> pids = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            pids.put(service, platform.service(service).pid());
        }
        return pids;
    }
}
