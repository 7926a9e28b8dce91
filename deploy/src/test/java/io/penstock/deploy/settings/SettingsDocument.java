package io.penstock.deploy.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Writes down the settings of all services, as their sources have them. */
final class SettingsDocument {

    /** Modules with settings, in the order of the page, with what is said of whose they are. */
    private static final List<Map.Entry<String, String>> MODULES = List.of(
            Map.entry("messaging", "Every service"),
            Map.entry("schedules", "Every service that does something at set times"),
            Map.entry("ingest-service", "ingest-service"),
            Map.entry("etl-service", "etl-service"),
            Map.entry("notification-service", "notification-service"),
            Map.entry("reporting-service", "reporting-service"));

    private final Path top;
    private final Set<String> written = new HashSet<>();

    SettingsDocument(Path top) {
        this.top = top;
    }

    static Set<String> modules() {
        return MODULES.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    String text() throws IOException {
        StringBuilder text = new StringBuilder(new String(
                SettingsDocument.class.getResourceAsStream("/configuration.md").readAllBytes(), UTF_8));
        for (var module : MODULES) {
            Properties preset = preset(module.getKey());
            text.append("\n## ").append(module.getValue()).append('\n');
            for (SettingsGroup group : groups(module.getKey())) {
                append(group, preset, text);
            }
        }
        return text.toString();
    }

    private void append(SettingsGroup group, Properties preset, StringBuilder text) {
        List<Setting> fresh = group.settings().stream()
                .filter(setting -> written.add(setting.key()))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        text.append("\n### ").append(group.prefix()).append('\n');
        text.append(group.meaning()).append("\n\n| variable | unless set | meaning |\n|---|---|---|\n");
        for (Setting setting : fresh) {
            String unless = preset.getProperty(setting.key(), setting.unless());
            text.append("| `%s` | %s | %s |\n"
                    .formatted(
                            setting.variable(),
                            unless == null ? nothing(setting) : "`" + unless + "`",
                            setting.meaning()));
        }
    }

    private static String nothing(Setting setting) {
        boolean needed =
                !setting.type().startsWith("Optional<") && !setting.key().matches(".*(\\[0]|<name>).*");
        return needed ? "must be set" : "";
    }

    private Properties preset(String module) throws IOException {
        Properties preset = new Properties();
        Path file = top.resolve(module).resolve("src/main/resources/application.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                preset.load(reader);
            }
        }
        return preset;
    }

    private List<SettingsGroup> groups(String module) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(top.resolve(module).resolve("src/main/java"));
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, fault -> {}, null, null, manager.getJavaFileObjectsFromPaths(sources));
            List<SettingsGroup> groups = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new SettingsReader(DocTrees.instance(task)).scan(unit, groups);
            }
            return merged(groups);
        }
    }

    /** One group per prefix: a service may read one from several places. */
    private static List<SettingsGroup> merged(List<SettingsGroup> groups) {
        Map<String, SettingsGroup> merged = new TreeMap<>();
        groups.forEach(group -> merged.merge(group.prefix(), group, SettingsGroup::with));
        return List.copyOf(merged.values());
    }
}
