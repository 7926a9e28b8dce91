package io.penstock.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the platform is asked for.
 *
 * @param root the repository, where the packaged services are
 * @param home where all state is kept
 * @param config where the installation's declarations are
 * @param empty whether to leave the sample data out
 * @param randomPorts whether to take any free ports instead of the usual ones
 * @param ports ports that were asked for by name; a taken one is refused
 * @param services what to start
 * @param supervised whether a service that ends by itself is started again
 * @param replicas how many processes of each service
 * @param environment what every service's process finds in its environment besides its settings, which it may override
 */
public record Options(
        Path root,
        Path home,
        Path config,
        boolean empty,
        boolean randomPorts,
        Map<String, Integer> ports,
        Set<Service> services,
        boolean supervised,
        int replicas,
        Map<String, String> environment) {

    private static final String CONFIG = "config";

    /** For tests and measurements: no sample data, free ports, and what dies stays dead until it is started again. */
    public static Options unattended(Path home) {
        Path root = findRoot(Path.of(""));
        return new Options(
                root,
                home,
                home.resolve(CONFIG),
                true,
                true,
                Map.of(),
                EnumSet.allOf(Service.class),
                false,
                1,
                Map.of());
    }

    /** The same with this many processes of each service. */
    public Options withReplicas(int number) {
        return new Options(root, home, config, empty, randomPorts, ports, services, supervised, number, environment);
    }

    /** The same with these variables in the environment of every service's process. */
    public Options withEnvironment(Map<String, String> variables) {
        return new Options(
                root, home, config, empty, randomPorts, ports, services, supervised, replicas, Map.copyOf(variables));
    }

    /** The repository that a folder is in. */
    public static Path findRoot(Path from) {
        Path folder = from.toAbsolutePath().normalize();
        while (folder != null
                && !(Files.exists(folder.resolve("penstock")) && Files.isDirectory(folder.resolve("deploy")))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new Refused("expected a folder of the Penstock repository, found " + from.toAbsolutePath());
        }
        return folder;
    }

    /** Reads the words after {@code up}. */
    static Options parse(Path root, String... words) {
        Path home = root.resolve(".penstock");
        Path config = null;
        boolean empty = false;
        boolean randomPorts = false;
        Map<String, Integer> ports = new HashMap<>();
        Set<Service> services = EnumSet.allOf(Service.class);
        int replicas = 1;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--empty" -> empty = true;
                case "--random-ports" -> randomPorts = true;
                case "--home" ->
                    home = Path.of(valueOf(words, i++)).toAbsolutePath().normalize();
                case "--config" ->
                    config = Path.of(valueOf(words, i++)).toAbsolutePath().normalize();
                case "--without" -> services.remove(Service.of(valueOf(words, i++)));
                case "--replicas" -> replicas = replicas(valueOf(words, i++));
                case "--port" -> addPort(ports, valueOf(words, i++));
                default -> throw new Usage("unknown option " + words[i]);
            }
        }
        return new Options(
                root,
                home,
                config == null ? home.resolve(CONFIG) : config,
                empty,
                randomPorts,
                Map.copyOf(ports),
                services,
                true,
                replicas,
                Map.of());
    }

    private static String valueOf(String[] words, int index) {
        if (index + 1 == words.length) {
            throw new Usage("expected a value after " + words[index]);
        }
        return words[index + 1];
    }

    private static int replicas(String text) {
        if (!text.matches("[1-9]")) {
            throw new Usage("expected --replicas with a number from 1 to 9, found " + text);
        }
        return Integer.parseInt(text);
    }

    private static void addPort(Map<String, Integer> ports, String text) {
        String[] parts = text.split("=", 2);
        if (parts.length < 2 || !Ports.DEFAULTS.containsKey(parts[0]) || !parts[1].matches("[1-9][0-9]{0,4}")) {
            throw new Usage("expected --port NAME=NUMBER with NAME one of " + String.join(", ", Ports.DEFAULTS.keySet())
                    + ", found " + text);
        }
        ports.put(parts[0], Integer.valueOf(parts[1]));
    }

    /** The words on the command line cannot be understood. */
    static final class Usage extends RuntimeException {
        Usage(String message) {
            super(message);
        }
    }
}
