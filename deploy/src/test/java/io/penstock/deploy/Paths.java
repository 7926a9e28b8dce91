package io.penstock.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paths that a module's sources say they answer, as far as these name no value. */
final class Paths {

    private static final Pattern OF_CLASS = Pattern.compile("(?m)^@Path\\(\"/?([^\"]*)\"\\)");
    private static final Pattern OF_METHOD = Pattern.compile("(?m)^ +@Path\\(\"/?([^\"{]+)\"\\)");

    private Paths() {}

    static Set<String> of(String module) {
        try (Stream<Path> files = Files.walk(Repository.path(module + "/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(Paths::inSource)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> inSource(Path file) {
        String source = read(file);
        Set<String> paths = OF_CLASS.matcher(source)
                .results()
                .map(found -> "/" + withoutValues(found))
                .collect(Collectors.toSet());
        if (!paths.contains("/")) {
            return paths.stream();
        }
        return Stream.concat(
                paths.stream(), OF_METHOD.matcher(source).results().map(found -> "/" + withoutValues(found)));
    }

    private static String withoutValues(MatchResult found) {
        return found.group(1).replaceFirst("/?\\{.*", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
