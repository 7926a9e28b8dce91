package io.penstock.etl.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mapping plans of this installation: the built-in ones, and those of a folder, which replace built-in plans of the
 * same name. Immutable; may be shared between threads.
 */
public final class MappingPlans {
    /** Built-in plans; a class path in a jar cannot be listed. */
    static final List<String> BUILT_IN =
            List.of("accounts.yaml", "clients.yaml", "consumers.yaml", "contacts.yaml", "loans.yaml");

    private final Map<String, MappingPlan> byName;
    private final Map<String, MappingPlan> byFeed = new HashMap<>();

    private MappingPlans(Map<String, MappingPlan> byName, Map<String, String> files) {
        this.byName = byName;
        for (MappingPlan plan : byName.values()) {
            for (String feed : plan.feeds()) {
                MappingPlan other = byFeed.put(feed, plan);
                if (other != null) {
                    throw new InvalidPlan(
                            files.get(plan.plan()),
                            "/feeds",
                            0,
                            "expected feeds that no other plan loads, found '" + feed + "' of plan '" + other.plan()
                                    + "'");
                }
            }
        }
    }

    /**
     * Reads all plans.
     *
     * @param folder files {@code *.yaml} and {@code *.yml} in it are read too; null for the built-in plans alone
     * @throws InvalidPlan when a plan cannot be used; names file, line, key, what was expected and what was found
     * @throws UncheckedIOException when the folder cannot be read
     */
    public static MappingPlans load(Path folder) {
        PlanSchema schema = new PlanSchema();
        Map<String, MappingPlan> plans = new LinkedHashMap<>();
        Map<String, String> files = new HashMap<>();
        for (String name : BUILT_IN) {
            add(read(schema, name, builtIn(name)), name, plans, files);
        }
        Map<String, String> ownFiles = new HashMap<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            MappingPlan plan = read(schema, name, content(file));
            String other = ownFiles.put(plan.plan(), name);
            if (other != null) {
                throw new InvalidPlan(
                        name, "/plan", 0, "expected a name of its own, found '" + plan.plan() + "' as in " + other);
            }
            add(plan, name, plans, files);
        }
        return new MappingPlans(plans, files);
    }

    private static void add(MappingPlan plan, String file, Map<String, MappingPlan> plans, Map<String, String> files) {
        plans.put(plan.plan(), plan);
        files.put(plan.plan(), file);
    }

    private static MappingPlan read(PlanSchema schema, String file, String yaml) {
        PlanText text = PlanText.read(file, yaml);
        schema.check(text);
        return PlanReader.read(text);
    }

    private static String builtIn(String name) {
        try (InputStream resource = MappingPlans.class.getResourceAsStream("/plans/" + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        if (folder == null) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new InvalidPlan(file.getFileName().toString(), "", 0, "expected UTF-8 text, found other bytes", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan that loads a feed's batches. */
    public Optional<MappingPlan> forFeed(String feed) {
        return Optional.ofNullable(byFeed.get(feed));
    }

    /** All plans, built-in ones first. */
    public List<MappingPlan> all() {
        return List.copyOf(byName.values());
    }
}
