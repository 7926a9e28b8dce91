package io.penstock.reporting.cohort.query;

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

/** All queries, read and checked when the service starts: a mistake in them keeps it from starting. */
@Startup
@ApplicationScoped
public class Queries {

    private static final String DEFAULT = "/cohort-queries.yaml";

    private final List<CohortQuery> all;

    Queries(QuerySettings settings) {
        all = settings.file().map(Queries::ofFile).orElseGet(Queries::ofClasspath);
    }

    /** In the order of the file. */
    public List<CohortQuery> all() {
        return all;
    }

    /** The query of this name. */
    public Optional<CohortQuery> named(String name) {
        return all.stream().filter(query -> query.name().equals(name)).findAny();
    }

    private static List<CohortQuery> ofFile(Path path) {
        try (InputStream yaml = Files.newInputStream(path)) {
            return QueryFile.read(path.getFileName().toString(), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s: expected a readable file of queries, found none".formatted(path.toAbsolutePath()), e);
        }
    }

    private static List<CohortQuery> ofClasspath() {
        try (InputStream yaml = Queries.class.getResourceAsStream(DEFAULT)) {
            if (yaml == null) {
                throw new FileNotFoundException(DEFAULT);
            }
            return QueryFile.read(DEFAULT.substring(1), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
