package io.penstock.etl.plan;

import io.penstock.etl.dataset.Dataset;
import io.penstock.etl.dataset.Datasets;
import io.penstock.etl.declaration.DeclarationFolder;
import io.penstock.etl.declaration.DeclarationSchema;
import io.penstock.etl.declaration.DeclarationText;
import io.penstock.etl.declaration.InvalidDeclaration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads plan files. One that cannot be used is set aside with its fault, and so are the feeds that it was to load; the other
 * plans are not concerned.
 */
final class PlanFiles {

    /** The JSON Schema of plans, on the class path. */
    static final String SCHEMA = "/plans/mapping-plan.schema.json";

    private final DeclarationSchema schema = new DeclarationSchema(SCHEMA);
    private final Datasets datasets;
    private final Map<String, MappingPlan> plans = new LinkedHashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, InvalidDeclaration> refusedFeeds = new HashMap<>();
    private final List<InvalidDeclaration> faults = new ArrayList<>();

    /** @param datasets null if it is not known which there are */
    PlanFiles(Datasets datasets) {
        this.datasets = datasets;
    }

    void readBuiltIn(String name) {
        try (InputStream resource = MappingPlans.class.getResourceAsStream("/plans/" + name)) {
            String yaml = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            DeclarationText text = DeclarationText.read(name, yaml);
            try {
                MappingPlan plan = read(text);
                plans.put(plan.plan(), plan);
            } catch (InvalidDeclaration fault) {
                // Its dataset is declared otherwise here, or cannot be used.
                refuse(text.root().path("plan").asText(), feeds(text), fault);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void readFolder(Path folder) {
        new DeclarationFolder(folder).files().forEach(this::readOwn);
    }

    private void readOwn(Path path) {
        String file = path.getFileName().toString();
        DeclarationText text;
        try {
            String yaml = DeclarationFolder.text(path);
            if (DeclarationText.isBlank(yaml)) {
                return;
            }
            text = DeclarationText.read(file, yaml);
        } catch (InvalidDeclaration fault) {
            refuse(file.replaceFirst("\\.ya?ml$", ""), List.of(), fault);
            return;
        }
        try {
            add(read(text), text);
        } catch (InvalidDeclaration fault) {
            refuse(text.root().path("plan").asText(), feeds(text), fault);
        }
    }

    private MappingPlan read(DeclarationText text) {
        schema.check(text);
        if (datasets == null) {
            return PlanReader.read(text, null);
        }
        String name = text.root().get("dataset").asText();
        Dataset dataset = datasets.named(name)
                .orElseThrow(() -> text.fault(
                        "/dataset",
                        "expected one of "
                                + datasets.all().stream().map(Dataset::name).collect(Collectors.joining(", "))
                                + ", found '"
                                + name + "'"));
        DatasetMatch fit = new DatasetMatch(dataset, text);
        fit.checkText();
        MappingPlan plan = PlanReader.read(text, dataset);
        fit.check(plan);
        return plan;
    }

    private void add(MappingPlan plan, DeclarationText text) {
        String other = files.putIfAbsent(plan.plan(), text.file());
        if (other != null) {
            throw text.fault("/plan", "expected a name of its own, found '" + plan.plan() + "' as in " + other);
        }
        plans.put(plan.plan(), plan);
    }

    /** The plan that it was to replace loads nothing in its stead: that is not what its feeds were meant to become. */
    private void refuse(String plan, List<String> feeds, InvalidDeclaration fault) {
        faults.add(fault);
        feeds.forEach(feed -> refusedFeeds.put(feed, fault));
        if (!files.containsKey(plan) && plans.containsKey(plan)) {
            plans.get(plan).feeds().forEach(feed -> refusedFeeds.put(feed, fault));
        }
    }

    private static List<String> feeds(DeclarationText text) {
        List<String> feeds = new ArrayList<>();
        text.root().path("feeds").forEach(feed -> feeds.add(feed.asText()));
        return feeds;
    }

    /** The plan of each feed. A feed that two plans would load is loaded by neither. */
    private Map<String, MappingPlan> byFeed() {
        Map<String, MappingPlan> byFeed = new HashMap<>();
        for (MappingPlan plan : plans.values()) {
            for (String feed : plan.feeds()) {
                MappingPlan other = byFeed.putIfAbsent(feed, plan);
                if (other != null) {
                    InvalidDeclaration fault = new InvalidDeclaration(
                            files.get(plan.plan()),
                            "/feeds",
                            0,
                            "expected feeds that no other plan loads, found '" + feed + "' of plan '" + other.plan()
                                    + "'");
                    faults.add(fault);
                    refusedFeeds.put(feed, fault);
                }
            }
        }
        byFeed.keySet().removeAll(refusedFeeds.keySet());
        return byFeed;
    }

    MappingPlans plans() {
        return new MappingPlans(List.copyOf(plans.values()), byFeed(), Map.copyOf(refusedFeeds), List.copyOf(faults));
    }
}
