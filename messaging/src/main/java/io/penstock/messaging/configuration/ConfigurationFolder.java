package io.penstock.messaging.configuration;

import io.smallrye.config.ConfigMapping;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder in which an installation declares what differs from others. */
@Singleton
public class ConfigurationFolder {

    private final Optional<Path> folder;

    ConfigurationFolder(Settings settings) {
        this.folder = settings.folder();
    }

    /** A file in it, if it is there. */
    public Optional<Path> file(String name) {
        return folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
    }

    /** A folder in it, if it is there. */
    public Optional<Path> folder(String name) {
        return folder.map(path -> path.resolve(name)).filter(Files::isDirectory);
    }

    /** Where the declarations of an installation are. */
    @ConfigMapping(prefix = "penstock.config")
    interface Settings {

        /** The configuration folder, the same for all services; each reads only its own. Default: none. */
        Optional<Path> folder();
    }
}
