package io.penstock.bench;

import io.penstock.local.Platform;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time of the services and of PostgreSQL, where the system tells (Linux). */
final class Cpu {

    private static final Path PROCESSES = Path.of("/proc");

    /** {@code USER_HZ}, which is the same on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final String THIS = "kafka and stand-ins";
    private static final int PARENT = 1;
    private static final int OWN_USER = 11;
    private static final int OWN_SYSTEM = 12;
    private static final int ENDED_CHILDREN_SYSTEM = 14;

    private final Platform platform;
    private final Path home;

    Cpu(Platform platform, Path home) {
        this.platform = platform;
        this.home = home;
    }

    /** Seconds since the start of each; only differences mean something. */
    double seconds() throws IOException {
        Map<String, Double> all = secondsByProcess();
        all.remove(THIS);
        return all.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** As {@link #seconds}, told apart, and of this process too, which runs Kafka and the stand-ins. Nothing where the system does not tell. */
    Map<String, Double> secondsByProcess() throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        if (Files.isDirectory(PROCESSES)) {
            for (Service service : Service.values()) {
                long ticks = 0;
                for (ServiceProcess process : platform.replicas(service)) {
                    ticks += ticks(stat(process.pid()), OWN_SYSTEM);
                }
                seconds.put(service.name().toLowerCase(Locale.ROOT), ticks / TICKS_PER_SECOND);
            }
            seconds.put("postgres", postgres() / TICKS_PER_SECOND);
            seconds.put(THIS, ticks(stat(ProcessHandle.current().pid()), OWN_SYSTEM) / TICKS_PER_SECOND);
        }
        return seconds;
    }

    /** The postmaster's processes, those that have ended included. */
    private long postgres() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(home.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
        long ticks = ticks(stat(postmaster), ENDED_CHILDREN_SYSTEM);
        for (long pid : pids()) {
            String[] stat = stat(pid);
            if (stat.length > PARENT && stat[PARENT].equals(String.valueOf(postmaster))) {
                ticks += ticks(stat, OWN_SYSTEM);
            }
        }
        return ticks;
    }

    private static List<Long> pids() throws IOException {
        List<Long> pids = new ArrayList<>();
        try (Stream<Path> all = Files.list(PROCESSES)) {
            all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .forEach(name -> pids.add(Long.valueOf(name)));
        }
        return pids;
    }

    /** The fields after the program's name, see proc(5); none of a process that has ended. */
    private static String[] stat(long pid) throws IOException {
        try {
            String line = Files.readString(PROCESSES.resolve(pid + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException e) {
            return new String[0];
        }
    }

    private static long ticks(String[] stat, int last) {
        long ticks = 0;
        for (int field = OWN_USER; field <= last && field < stat.length; field++) {
            ticks += Long.parseLong(stat[field]);
        }
        return ticks;
    }
}
