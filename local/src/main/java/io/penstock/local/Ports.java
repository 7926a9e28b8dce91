package io.penstock.local;

import io.penstock.testkit.FreePort;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Gives each server its port: the one asked for, else the usual one, else the next free one. */
final class Ports {

    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    static final String SMTP = "smtp";
    static final String MAIL_WEB = "mail-web";
    static final String TWILIO = "twilio";

    /** The usual port of everything that listens, by name. */
    static final Map<String, Integer> DEFAULTS = defaults();

    private static final int HIGHEST = 65_535;

    private final Map<String, Integer> chosen;

    private Ports(Map<String, Integer> chosen) {
        this.chosen = chosen;
    }

    int of(String name) {
        return chosen.get(name);
    }

    /** Chooses by what is free on this computer now; what differs from the usual is told to a listener. */
    static Ports choose(Options options, Consumer<String> say) {
        return choose(options, FreePort::isFree, say);
    }

    static Ports choose(Options options, IntPredicate isFree, Consumer<String> say) {
        if (options.randomPorts()) {
            return new Ports(random(usual(options)));
        }
        Map<String, Integer> usualPorts = usual(options);
        Map<String, Integer> chosen = new LinkedHashMap<>();
        usualPorts.forEach((name, usual) -> {
            int wanted = options.ports().getOrDefault(name, usual);
            if (isFree.test(wanted) && !chosen.containsValue(wanted)) {
                chosen.put(name, wanted);
            } else if (options.ports().containsKey(name)) {
                throw new Refused("port " + wanted + " was asked for " + name + ", but is taken");
            }
        });
        Set<Integer> known = new HashSet<>(usualPorts.values());
        known.addAll(chosen.values());
        usualPorts.forEach((name, usual) -> {
            if (!chosen.containsKey(name)) {
                int next = nextFree(usual, port -> isFree.test(port) && known.add(port));
                say.accept("port " + usual + " is taken, so " + name + " listens on " + next);
                chosen.put(name, next);
            }
        });
        return new Ports(chosen);
    }

    private static int nextFree(int taken, IntPredicate fits) {
        for (int port = taken + 1; port <= HIGHEST; port++) {
            if (fits.test(port)) {
                return port;
            }
        }
        throw new Refused("no free port above " + taken);
    }

    private static Map<String, Integer> random(Map<String, Integer> usual) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        usual.keySet().forEach(name -> ports.put(name, FreePort.take()));
        return ports;
    }

    /** Those of everything, also of services that are left out, and of the replicas asked for. */
    private static Map<String, Integer> usual(Options options) {
        Map<String, Integer> ports = new LinkedHashMap<>(DEFAULTS);
        Replica.of(options).forEach(replica -> add(ports, replica));
        return ports;
    }

    private static void add(Map<String, Integer> ports, Replica replica) {
        ports.put(replica.id(), replica.usualPort());
        ports.put(replica.managementName(), replica.usualManagementPort());
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            add(ports, new Replica(service, 1));
        }
        ports.put(POSTGRES, 5432);
        ports.put(KAFKA, 9092);
        ports.put(SMTP, 1025);
        ports.put(MAIL_WEB, 8025);
        ports.put(TWILIO, 8026);
        return ports;
    }
}
