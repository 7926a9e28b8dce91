package io.penstock.etl.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.penstock.etl.check.Check;
import io.penstock.etl.check.CheckCatalog;
import io.penstock.etl.check.Outcome;
import io.penstock.etl.check.Quoted;
import io.penstock.etl.check.Severity;
import io.penstock.etl.clean.CleaningCatalog;
import io.penstock.etl.clean.CleaningFunction;
import io.penstock.etl.clean.KeyText;
import io.penstock.etl.clean.PlanSettings;
import io.penstock.etl.clean.Splitter;
import io.penstock.etl.clean.ValueFunction;
import io.penstock.etl.declaration.DeclarationText;
import io.penstock.etl.declaration.InvalidDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Understands one entry of {@code columns}. */
final class ColumnReader {
    private static final String SEVERITY = "severity";

    private final DeclarationText text;
    private final String pointer;
    private final String target;
    private final JsonNode node;
    private final List<String> sources;
    private final PlanSettings settings;
    private final List<MergeCheck> mergeChecks;
    private final List<CleaningFunction> clean = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private Class<?> type = String.class;
    private int part = -1;
    private boolean key;
    private boolean required;
    private boolean constant;

    ColumnReader(
            DeclarationText text,
            String pointer,
            String target,
            JsonNode node,
            List<String> sources,
            PlanSettings settings,
            List<MergeCheck> mergeChecks) {
        this.text = text;
        this.pointer = pointer;
        this.target = target;
        this.node = node;
        this.sources = sources;
        this.settings = settings;
        this.mergeChecks = mergeChecks;
    }

    /** The column names the rows of the dataset. */
    ColumnReader asKey() {
        key = true;
        return this;
    }

    PlanColumn read() {
        readClean();
        readChecks();
        cleanKey();
        List<String> sources = sources();
        return new PlanColumn(
                target,
                ColumnType.of(type),
                sources.isEmpty() ? null : sources.get(0),
                sources.isEmpty() ? List.of() : List.copyOf(sources.subList(1, sources.size())),
                List.copyOf(clean),
                part,
                List.copyOf(checks),
                required,
                key,
                !node.has("placeholders"),
                unread());
    }

    private Severity unread() {
        if (!node.has(SEVERITY)) {
            return null;
        }
        Severity unread = Severity.named(node.get(SEVERITY).asText());
        if (unread == Severity.ANOMALY && (key || required)) {
            throw text.fault(pointer(SEVERITY), "expected reject for a key or a required column, found anomaly");
        }
        return unread;
    }

    /** What the column is made of: one source, or several of which the first with a value counts; none for a constant. */
    private List<String> sources() {
        JsonNode from = node.path("from");
        List<String> named = new ArrayList<>();
        if (from.isArray()) {
            from.forEach(name -> named.add(name.asText()));
        } else if (!from.isMissingNode()) {
            named.add(from.asText());
        }
        for (String source : named) {
            if (!sources.contains(source)) {
                throw unknownSource(source);
            }
        }
        if (named.isEmpty() && !constant) {
            throw unknownSource(null);
        }
        return named;
    }

    private InvalidDeclaration unknownSource(String source) {
        return text.fault(
                pointer("from"),
                "expected one of the sources " + String.join(", ", sources) + ", found " + Quoted.of(source));
    }

    private void readClean() {
        for (JsonNode item : node.path("clean")) {
            String pointer = pointer("clean") + "/" + clean.size();
            String name = item.isTextual() ? item.asText() : item.fieldNames().next();
            JsonNode arguments = item.isTextual() ? MissingNode.getInstance() : item.get(name);
            add(name, arguments, pointer);
        }
    }

    private void add(String name, JsonNode arguments, String pointer) {
        CleaningCatalog entry = CleaningCatalog.named(name).orElseThrow();
        CleaningFunction function;
        try {
            function = entry.make(arguments, settings);
        } catch (IllegalArgumentException e) {
            throw text.fault(pointer, e.getMessage());
        }
        if (type != String.class) {
            throw text.fault(pointer, "expected no function after the one that reads the value, found " + name);
        }
        if (function instanceof Splitter splitter) {
            if (!clean.isEmpty()) {
                throw text.fault(pointer, "expected " + name + " as the first function, found others before it");
            }
            part = splitter.parts().indexOf(arguments.asText());
        } else if (function instanceof ValueFunction reader) {
            type = reader.type();
        }
        constant |= entry == CleaningCatalog.CONSTANT;
        clean.add(function);
    }

    /** Whatever the plan says of it, a key and a reference to one are read alike, in every dataset. */
    private void cleanKey() {
        if (key && clean.stream().noneMatch(KeyText.class::isInstance)) {
            clean.add(part < 0 ? 0 : 1, new KeyText(settings.locale()));
        }
    }

    private void readChecks() {
        int position = 0;
        for (JsonNode item : node.path("checks")) {
            String pointer = pointer("checks") + "/" + position++;
            String name = item.isTextual() ? item.asText() : checkName(item, pointer);
            CheckCatalog entry = CheckCatalog.named(name).orElseThrow();
            Outcome outcome = outcome(item, name);
            if (entry.heldByMerge()) {
                if (outcome.words() != null || outcome.example() != null) {
                    throw text.fault(pointer, "expected no words and no example for " + name + ", found some");
                }
                key = true;
                mergeChecks.add(new MergeCheck(
                        target,
                        entry,
                        entry == CheckCatalog.REFERENCE ? item.get(name).asText() : null,
                        outcome));
                continue;
            }
            required |= entry == CheckCatalog.REQUIRED && outcome.severity() == Severity.REJECT;
            try {
                checks.add(entry.make(item.path(name), type, outcome));
            } catch (IllegalArgumentException e) {
                throw text.fault(pointer, e.getMessage());
            }
        }
    }

    private static Outcome outcome(JsonNode item, String name) {
        return new Outcome(
                Severity.named(item.path(SEVERITY).asText("reject")),
                item.path("rule").asText(name),
                item.path("words").asText(null),
                item.path("example").asText(null));
    }

    private String checkName(JsonNode item, String pointer) {
        List<String> names = item.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> CheckCatalog.named(key).isPresent())
                .toList();
        if (names.size() != 1) {
            throw text.fault(
                    pointer,
                    "expected one check beside severity, rule, words and example, found "
                            + (names.isEmpty() ? "none" : names));
        }
        return names.get(0);
    }

    private String pointer(String key) {
        return pointer + "/" + key;
    }
}
