package io.penstock.etl.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.etl.check.Quoted;
import io.penstock.etl.clean.PlanSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Understands a plan whose shape is right: resolves names, makes functions and checks, finds contradictions. */
final class PlanReader {
    private static final double UNREAD_THRESHOLD = 0.01;

    private final PlanText text;
    private final JsonNode root;
    private final List<MergeCheck> mergeChecks = new ArrayList<>();

    private PlanReader(PlanText text) {
        this.text = text;
        this.root = text.root();
    }

    /** @throws InvalidPlan when the plan contradicts itself or names what does not exist */
    static MappingPlan read(PlanText text) {
        return new PlanReader(text).plan();
    }

    private MappingPlan plan() {
        String region = setting("region", "US", PlanSettings::knownRegion);
        String locale = root.path("locale").asText("en-US");
        String zone = root.path("zone").asText("UTC");
        PlanSettings settings = new PlanSettings(
                region,
                setting("locale", "en-US", PlanSettings::knownLocale),
                setting("zone", "UTC", PlanSettings::knownZone),
                root.path("organisationFirstName").asText("-"));
        List<SourceColumn> sources = sources();
        List<PlanColumn> columns = columns(sources, settings);
        MappingPlan plan = new MappingPlan(
                root.get("plan").asText(),
                root.get("dataset").asText(),
                texts(root.get("feeds")),
                root.get("key").asText(),
                DuplicatePolicy.named(root.get("duplicates").asText()),
                root.path("rejectThreshold").asDouble(0),
                root.path("unreadThreshold").asDouble(UNREAD_THRESHOLD),
                region,
                locale,
                zone,
                sources,
                columns,
                new OtherColumnsReader(text, settings).read(sources, columns),
                List.of(),
                List.copyOf(mergeChecks));
        checkKey(plan);
        return plan.withRowChecks(new RowCheckReader(text, plan).read());
    }

    private <T> T setting(String key, String byDefault, Function<String, T> reader) {
        return meaningful("/" + key, () -> reader.apply(root.path(key).asText(byDefault)));
    }

    /** Runs what may find a meaning wrong, and says where. */
    private <T> T meaningful(String pointer, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw text.fault(pointer, e.getMessage());
        }
    }

    private List<SourceColumn> sources() {
        List<SourceColumn> sources = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        root.get("sources").properties().forEach(entry -> {
            SourceColumn source = new SourceColumn(entry.getKey(), texts(entry.getValue()));
            List<String> headers = new ArrayList<>(source.aliases());
            headers.add(source.name());
            for (String header : headers) {
                String owner = owners.put(SourceColumn.normalised(header), source.name());
                if (owner != null || SourceColumn.normalised(header).isEmpty()) {
                    throw text.fault(
                            "/sources/" + escaped(source.name()),
                            "expected headers with letters or digits that no other source column has, found "
                                    + Quoted.of(header) + (owner == null ? "" : ", which is also '" + owner + "'"));
                }
            }
            sources.add(source);
        });
        return sources;
    }

    private List<PlanColumn> columns(List<SourceColumn> sources, PlanSettings settings) {
        List<String> names = sources.stream().map(SourceColumn::name).toList();
        List<PlanColumn> columns = new ArrayList<>();
        root.get("columns").properties().forEach(entry -> {
            ColumnReader reader = new ColumnReader(
                    text, "/columns/" + entry.getKey(), entry.getKey(), entry.getValue(), names, settings, mergeChecks);
            columns.add(
                    entry.getKey().equals(root.get("key").asText())
                            ? reader.asKey().read()
                            : reader.read());
        });
        return columns;
    }

    private void checkKey(MappingPlan plan) {
        int key = plan.indexOf(plan.key());
        if (key < 0 || !plan.columns().get(key).required()) {
            throw text.fault(
                    "/key", "expected a target column with the check 'required', found " + Quoted.of(plan.key()));
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
