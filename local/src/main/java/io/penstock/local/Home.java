package io.penstock.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The platform's folder, in which everything is kept.
 *
 * @param config the configuration folder, which may be elsewhere
 */
record Home(Path path, Path config) {

    static Home create(Path path, Path config) throws IOException {
        Home home = new Home(
                path.toAbsolutePath().normalize(), config.toAbsolutePath().normalize());
        for (String folder : new String[] {"inbox", "outbox", "archive", "quarantine", "spool", "logs", "pids"}) {
            Files.createDirectories(home.folder(folder));
        }
        ConfigurationExamples.writeUnlessThere(home.config());
        return home;
    }

    Path folder(String name) {
        return path.resolve(name);
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path secrets() {
        return path.resolve("secrets.properties");
    }

    Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    Path pidFile(String id) {
        return path.resolve("pids").resolve(id + ".pid");
    }

    RunFile.FolderPaths paths() {
        return new RunFile.FolderPaths(
                folder("inbox").toString(),
                folder("outbox").toString(),
                folder("archive").toString(),
                folder("quarantine").toString(),
                config.toString());
    }
}
