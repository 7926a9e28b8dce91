package io.penstock.ingest.feed;

import io.penstock.ingest.IngestSettings;
import io.penstock.messaging.configuration.ConfigurationFolder;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All feeds, read and checked when the service starts: a mistake in them keeps it from starting. */
@Startup
@ApplicationScoped
public class Feeds {
    private static final String DEFAULT = "/feeds.yaml";

    private final List<Feed> feeds;

    Feeds(IngestSettings settings, ConfigurationFolder folder) {
        feeds = settings.feeds().map(Feeds::ofFile).orElseGet(() -> {
            List<Feed> builtIn = builtIn();
            return folder.file("feeds.yaml")
                    .map(file -> besideBuiltIn(builtIn, file))
                    .orElse(builtIn);
        });
    }

    /** In the order of the file, which is the order in which they are asked. */
    public List<Feed> all() {
        return feeds;
    }

    /** The feed of this name. */
    public Optional<Feed> named(String name) {
        return feeds.stream().filter(feed -> feed.name().equals(name)).findFirst();
    }

    /** The first feed that takes a file of this folder, which is relative to the inbox. */
    public Optional<Feed> taking(Path folder, String fileName) {
        return feeds.stream()
                .filter(feed -> feed.folder().equals(folder))
                .filter(feed -> feed.takes(fileName))
                .findFirst();
    }

    /** All folders to watch, relative to the inbox. */
    public Set<Path> folders() {
        return feeds.stream()
                .filter(feed -> !feed.isDatabase())
                .map(Feed::folder)
                .collect(Collectors.toSet());
    }

    private static List<Feed> besideBuiltIn(List<Feed> builtIn, Path path) {
        try (InputStream yaml = Files.newInputStream(path)) {
            return FeedFile.readBeside(builtIn, path.getFileName().toString(), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Feed> ofFile(Path path) {
        try (InputStream yaml = Files.newInputStream(path)) {
            return FeedFile.read(path.getFileName().toString(), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s: expected a readable feeds file, found none".formatted(path.toAbsolutePath()), e);
        }
    }

    private static List<Feed> builtIn() {
        try (InputStream yaml = Feeds.class.getResourceAsStream(DEFAULT)) {
            if (yaml == null) {
                throw new FileNotFoundException(DEFAULT);
            }
            return FeedFile.read("feeds.yaml", yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
