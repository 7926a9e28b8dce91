package io.penstock.deploy.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsDocumentTest {

    private static final Path TOP = Path.of("").toAbsolutePath().getParent();
    private static final Path PAGE = TOP.resolve("docs/configuration.md");
    private static final Pattern VARIABLE = Pattern.compile("\\bPENSTOCK_[A-Z0-9_]*[A-Z0-9]");

    /** What docker-compose.yml and its script have among themselves. */
    private static final Pattern OF_COMPOSE = Pattern.compile(
            "PENSTOCK_(USER|VERSION|REGISTRY|BIND|JDK|JRE|INBOX|OUTBOX|JSON_LOGS|OPERATOR_EMAIL|OPERATOR_PHONE|\\w+_(PORT|PORTS|IMAGE)|\\w+_DATABASE_PASSWORD)");

    @Test
    void pageSaysWhatTheSourcesSay() throws IOException {
        String text = new SettingsDocument(TOP).text();
        if (Boolean.getBoolean("penstock.write")) {
            Files.writeString(PAGE, text);
        }
        assertEquals(text, Files.readString(PAGE), "write it anew with -Dpenstock.write=true");
    }

    @Test
    void noModuleWithSettingsIsLeftOut() throws IOException {
        Set<String> modules = new TreeSet<>();
        try (Stream<Path> files = Files.walk(TOP, 12)) {
            for (Path file : files.filter(file -> file.toString().endsWith("Settings.java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList()) {
                if (Files.readString(file).contains("\n@ConfigMapping(")) {
                    modules.add(TOP.relativize(file).getName(0).toString());
                }
            }
        }
        assertEquals(modules, new TreeSet<>(SettingsDocument.modules()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "deploy/kubernetes"})
    void whatIsSetIsASetting(String place) throws IOException {
        String page = Files.readString(PAGE);
        Set<String> unknown = new TreeSet<>();
        try (Stream<Path> files = Files.walk(TOP.resolve(place))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                unknown.addAll(variables(file));
            }
        }
        assertTrue(unknown.removeIf(variable -> page.contains("`" + variable + "`")), "no setting was found");
        assertEquals(Set.of(), unknown, "not in docs/configuration.md");
    }

    private static Set<String> variables(Path file) throws IOException {
        return VARIABLE.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .filter(variable -> !OF_COMPOSE.matcher(variable).matches())
                .collect(Collectors.toSet());
    }
}
